using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Imports;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>The national recognitions in the library, as the product imports them: the day decides which version of a rule counts.</summary>
public sealed class NationalDays : Shelf
{
    private const string Specialised = "专精特新中小企业认定";

    private static readonly DateOnly Eve = new(2026, 3, 31);
    private static readonly DateOnly Change = new(2026, 4, 1);

    /// <summary>An enterprise with these facts beside those of <see cref="NationalFirm"/>, after the library was filled.</summary>
    private async Task<Ticket> FirmAsync(string facts)
    {
        await using (var cards = Open("national_recognitions.json")) (await As(Operator, new ImportPolicies(cards, "国家资质认定条件", "", Publish: true))).Require();
        await using (var rules = Open("rules_national.json")) (await As(Operator, new ImportRules(rules))).Require().ShouldBe(8);
        await DeliverAsync();
        var id = TenantId.New();
        (await Host.Services.GetRequiredService<SystemCalls>().SendAsync(new OpenProfile("甲机床", ParkA, "3421", "211104"), id)).Require();
        var firm = Host.Callers.Person(id, TenantKinds.Enterprise, ParkA, PoliciesPermissions.MatchRead, PoliciesPermissions.ProfileWrite, PoliciesPermissions.ProfileShare);
        await TellAsync(firm, NationalFirm.Facts.Where(f => !facts.Contains(f[..f.IndexOf('=', StringComparison.Ordinal)], StringComparison.Ordinal)).Append(facts));
        return firm;
    }

    private async Task TellAsync(Ticket firm, IEnumerable<string> facts)
    {
        var told = NationalFirm.Read(string.Join(';', facts), Change).Select(f => new FactInput(f.Field, f.Year, f.Value.Length == 0 ? "无" : f.Value)).ToList();
        (await As(firm, new SaveFacts(told, (await As(firm, new GetProfile())).Require().Version))).Require();
    }

    private static FileStream Open(string file) => File.OpenRead(Path.Combine(Samples.Root, "samples", "policies", file));

    private async Task<MatchRow> RowAsync(Ticket firm, string title, DateOnly? on = null) => (await As(firm, new MyMatches(on))).Require().Rows.Single(r => r.Title == title);

    [Fact]
    public async Task The_day_before_the_first_of_April_2026_and_that_day_each_have_their_own_rule_of_the_specialised_enterprise()
    {
        var firm = await FirmAsync("revenue/1=1200; niche_months=30; titles=");
        var (before, after) = (await RowAsync(firm, Specialised, Eve), await RowAsync(firm, Specialised, Change));
        (before.State, before.RuleNumber).ShouldBe((MatchState.Fits, 1));
        (after.State, after.RuleNumber).ShouldBe((MatchState.Unmet, 2));
        (await As(firm, new ExplainMatch(before.PolicyId, Eve))).Require().RuleFrom.ShouldBe(new DateOnly(2022, 8, 1));
        (await As(firm, new ExplainMatch(before.PolicyId, Change))).Require().RuleFrom.ShouldBe(Change);
        var missed = (await As(firm, new ExplainMatch(before.PolicyId, Change))).Require().Explanation.Conditions().Where(c => c.State == ConditionState.Unmet).Select(c => c.Condition.Field);
        missed.ShouldBe(["titles", "niche_months", "revenue", "equity_2y", "rd_body"]);
    }

    [Fact]
    public async Task The_rule_changes_at_midnight_in_China()
    {
        var firm = await FirmAsync("revenue/1=1200");
        Host.Clock.Now = new(2026, 3, 31, 15, 59, 59, TimeSpan.Zero);
        (await RowAsync(firm, Specialised)).RuleNumber.ShouldBe(1);
        Host.Clock.Now = new(2026, 3, 31, 16, 0, 0, TimeSpan.Zero);
        (await RowAsync(firm, Specialised)).RuleNumber.ShouldBe(2);
    }

    [Fact]
    public async Task Both_versions_of_every_recognition_are_open_on_their_days_and_the_technology_enterprise_only_in_its_window_of_2026()
    {
        var firm = await FirmAsync("standards=1");
        const string Giant = "专精特新“小巨人”企业认定";
        foreach (var (title, on, number, open) in new[]
                 {
                     ("高新技术企业认定", "2015-12-31", 1, true), ("高新技术企业认定", "2016-01-01", 2, true), ("科技型中小企业评价", "2025-12-31", 1, true), ("科技型中小企业评价", "2026-05-31", 2, false),
                     ("科技型中小企业评价", "2026-06-01", 2, true), ("科技型中小企业评价", "2026-08-31", 2, true), ("科技型中小企业评价", "2026-09-01", 2, false), (Specialised, "2022-08-01", 1, true),
                     (Specialised, "2026-03-31", 1, true), (Specialised, "2026-04-01", 2, true), (Giant, "2022-08-01", 1, true), (Giant, "2026-03-31", 1, true), (Giant, "2026-04-01", 2, true),
                 })
        {
            var row = await RowAsync(firm, title, DateOnly.Parse(on, CultureInfo.InvariantCulture));
            (row.RuleNumber, row.State != MatchState.Closed).ShouldBe((number, open), $"{title} {on}: {row.State}");
        }
        foreach (var (title, on) in new[] { ("高新技术企业认定", "2007-12-31"), (Specialised, "2022-07-31"), (Giant, "2022-07-31") })
            (await As(firm, new MyMatches(DateOnly.Parse(on, CultureInfo.InvariantCulture)))).Require().Rows.ShouldNotContain(r => r.Title == title, on);
    }
}
