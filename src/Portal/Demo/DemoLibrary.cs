using System.Text.Json;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Imports;
using SmartPark.Policies.Library;
using SmartPark.Policies.Opportunities;
using SmartPark.Policies.Rules;
using SmartPark.Policies.Topics;

namespace SmartPark.Portal.Demo;

/// <summary>The operator imports the official policies, for all parks, and gathers some into topics.</summary>
internal sealed class DemoLibrary(DemoSet set)
{
    private const string Source = "北京市产业政策导引（市级版）2024";

    public void Plan(DemoTimeline timeline)
    {
        timeline.At(set.Clock.On(-160, 11), ImportAsync);
        timeline.At(set.Clock.On(-159, 11), ImportNationalAsync);
        timeline.At(set.Clock.On(-120, 11), ImportLocalAsync);
        timeline.At(set.Clock.On(-100, 11), WriteTopicsAsync);
        timeline.At(set.Clock.On(-90, 9), TellFactsAsync);
        timeline.At(set.Clock.On(-20, 9), OfferAsync);
    }

    private async Task ImportAsync(CancellationToken ct)
    {
        await using var cards = DemoFiles.OpenPolicies();
        await set.Stage.AsAsync(set.Cast.Operator, new ImportPolicies(cards, Source, "", Publish: true), ct);
    }

    /// <summary>The national recognitions, and the rules of the official guide.</summary>
    private async Task ImportNationalAsync(CancellationToken ct)
    {
        await using var cards = DemoFiles.OpenSample("policies/national_recognitions.json");
        await set.Stage.AsAsync(set.Cast.Operator, new ImportPolicies(cards, "国家资质认定条件（按公开文件整理）", "", Publish: true), ct);
        await RulesAsync(set.Cast.Operator, "policies/rules_national.json", ct);
        await RulesAsync(set.Cast.Operator, "policies/rules_beijing_2024.json", ct);
    }

    /// <summary>The park's own, fictional policies; two of them wait for their rules.</summary>
    private async Task ImportLocalAsync(CancellationToken ct)
    {
        await using var cards = DemoFiles.OpenSample("demo/policies.json");
        await set.Stage.AsAsync(set.Cast.Manager, new ImportPolicies(cards, "演示数据（虚构）", "", Publish: true), ct);
        await RulesAsync(set.Cast.Manager, "demo/rules.json", ct);
    }

    private async Task RulesAsync(Actor by, string file, CancellationToken ct)
    {
        await using var rules = DemoFiles.OpenSample(file);
        await set.Stage.AsAsync(by, new ImportRules(rules), ct);
    }

    /// <summary>The enterprises tell their facts and decide who reads them; where nobody has signed in yet, the system stands in for them.</summary>
    private async Task TellFactsAsync(CancellationToken ct)
    {
        foreach (var (slug, entry) in DemoFiles.Facts())
        {
            var (tenant, year) = (set.Cast.Companies[slug].Tenant, set.Clock.Day(0).Year);
            var facts = entry.Facts.Select(f => new FactInput(f[0].GetString()!, f[1].ValueKind == JsonValueKind.Null ? 0 : year - f[1].GetInt32(), f[2].GetString())).ToList();
            var opened = await set.Stage.AsSystemAsync(tenant, new GetProfile(), ct);
            await set.Stage.AsSystemAsync(tenant, new SaveFacts(facts, opened.Version), ct);
            foreach (var (group, reach) in entry.Share) await set.Stage.AsSystemAsync(tenant, new ShareFacts(group, reach), ct);
        }
    }

    private async Task OfferAsync(CancellationToken ct)
    {
        foreach (var o in DemoFiles.Opportunities())
            await set.Stage.AsAsync(set.Cast.Manager, new WriteOpportunity(new(o.Kind, o.Title, o.Text, o.Contact, set.Clock.Day(o.UntilDay), o.Rule, Published: true)), ct);
    }

    private async Task WriteTopicsAsync(CancellationToken ct)
    {
        var titles = DemoFiles.PolicyTitles();
        var ids = await IdsAsync(ct);
        foreach (var topic in set.Content.Topics)
            await set.Stage.AsAsync(set.Cast.Operator, new WriteTopic(topic.Title, topic.Intro, [.. topic.Policies.Select(p => ids[titles[p]])], Visible: true), ct);
        foreach (var topic in set.Content.Topics.Take(3)) await set.Stage.AsAsync(set.Cast.Operator, new MarkImportant(ids[titles[topic.Policies[0]]], Important: true), ct);
    }

    /// <summary>Ids by title; where two policies share one, the first.</summary>
    private async Task<Dictionary<string, Guid>> IdsAsync(CancellationToken ct)
    {
        var page = await set.Stage.AsAsync(set.Cast.Operator, new FindPolicies(Paging: new Paging(Size: Paging.MaxSize)), ct);
        return page.Rows.GroupBy(r => r.Title).ToDictionary(g => g.Key, g => g.First().Id);
    }
}
