using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Imports;
using SmartPark.Policies.Library;
using SmartPark.Policies.Topics;

namespace SmartPark.Portal.Demo;

/// <summary>The operator imports the official policies, for all parks, and gathers some into topics.</summary>
internal sealed class DemoLibrary(DemoSet set)
{
    private const string Source = "北京市产业政策导引（市级版）2024";

    public void Plan(DemoTimeline timeline)
    {
        timeline.At(set.Clock.On(-160, 11), ImportAsync);
        timeline.At(set.Clock.On(-100, 11), WriteTopicsAsync);
    }

    private async Task ImportAsync(CancellationToken ct)
    {
        await using var cards = DemoFiles.OpenPolicies();
        await set.Stage.AsAsync(set.Cast.Operator, new ImportPolicies(cards, Source, "", Publish: true), ct);
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
