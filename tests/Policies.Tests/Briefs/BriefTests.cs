using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Briefs;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Reach;
using SmartPark.Policies.Rules;
using SmartPark.Policies.Tests.Reach;
using Xunit;

namespace SmartPark.Policies.Tests.Briefs;

public sealed class BriefTests : ParkShelf
{
    [Fact]
    public async Task The_nearest_deadline_comes_first_and_what_does_not_fit_is_left_out()
    {
        await RuledAsync(Body() with { Window = new("2026-11-01", "2027-03-31") }, "春季截止");
        await RuledAsync(Body() with { Window = new("2026-11-01", "2026-12-15") }, "最近截止");
        await RuledAsync(Body(), "不设期限");
        await RuledAsync(Body() with { Window = new("2027-02-01", "2027-02-28") }, "明年开放");
        await RuledAsync(Threshold(90000), "不合适");
        var brief = await OwnAsync(await SharingAsync("甲机床", "2500"));
        brief.Rows.Select(r => (r.Title, r.State)).ShouldBe([("最近截止", MatchState.Fits), ("春季截止", MatchState.Fits), ("不设期限", MatchState.Fits), ("明年开放", MatchState.Closed)]);
        brief.Rows.Select(r => r.Deadline).ShouldBe([new(2026, 12, 15), new(2027, 3, 31), null, new(2027, 2, 28)]);
        (brief.Name, brief.Day, brief.Rows[3].OpensOn).ShouldBe(("甲机床", new DateOnly(2026, 11, 23), new DateOnly(2027, 2, 1)));
    }

    [Theory]
    [InlineData("""{"field":"revenue","op":">=","value":0.2,"unit":"亿元","years":"last","check":"auto","sentence":""}""", "revenue", "1700", 300)]
    [InlineData("""{"field":"employees","op":">=","value":100,"unit":"人","years":"last","check":"auto","sentence":""}""", "employees", "90", 10)]
    [InlineData("""{"field":"main_ratio","op":">=","value":70,"unit":"%","years":"last","check":"auto","sentence":""}""", "main_ratio", "66.5", 3.5)]
    [InlineData("""{"field":"niche_months","op":">=","value":2,"unit":"年","check":"auto","sentence":""}""", "niche_months", "20", 4)]
    public async Task What_is_missing_is_told_in_the_unit_of_the_field(string condition, string field, string value, double gap)
    {
        await RuledAsync($$"""{"all":[{{condition}}]}""");
        var firm = await OpenAsync("甲机床");
        await TellAsync(firm, new FactInput(field, Fields.Of(field).Yearly ? LastYear : 0, value));
        var row = (await OwnAsync(firm)).Rows.ShouldHaveSingleItem();
        row.State.ShouldBe(MatchState.Near);
        row.Decisive.ShouldHaveSingleItem().Gap.ShouldBe((decimal)gap);
    }

    [Fact]
    public async Task Missing_facts_are_named_once_with_their_year()
    {
        await RuledAsync(Body(), "甲办法");
        await RuledAsync(Threshold(3000), "乙办法");
        var firm = await OpenAsync("甲机床");
        (await OwnAsync(firm)).Missing.ShouldBe([new("revenue", LastYear), new("legal_person", 0)], ignoreOrder: true);
    }

    [Fact]
    public async Task The_year_of_an_enterprise_is_what_it_did_since_the_first_of_January_in_China()
    {
        var policy = await RuledAsync(Body(), "甲办法");
        var old = await RuledAsync(Body(), "乙办法");
        var firm = await SharingAsync("甲机床", "2500");
        Host.Clock.Now = new(2026, 12, 31, 15, 59, 59, TimeSpan.Zero);
        (await As(firm, new TakeReachStep(old, ReachStep.Applied))).Require();
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        (await As(firm, new TakeReachStep(policy, ReachStep.Understood))).Require();
        var way = (await OwnAsync(firm)).Ways.ShouldHaveSingleItem();
        (way.Title, way.Way.UnderstoodAt, way.Way.AppliedAt).ShouldBe(("甲办法", Host.Clock.Now, null));
    }

    [Fact]
    public async Task An_officer_reads_only_what_the_enterprise_shared_with_the_park()
    {
        await RuledAsync();
        var firm = await OpenAsync("甲机床");
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue("2500"));
        var bare = await OfAsync(Manager, firm);
        (bare.Rows.Single().State, bare.Known).ShouldBe((MatchState.ToAnswer, 2));
        bare.Missing.ShouldContain(new MissingFact("revenue", LastYear));
        await ShareAsync(firm);
        var shared = await OfAsync(Manager, firm);
        (shared.Rows.Single().State, shared.Known).ShouldBe((MatchState.Fits, 4));
        (await OfAsync(Operator, firm)).Rows.Single().State.ShouldBe(MatchState.ToAnswer);
        (await As(firm, new ShareFacts("business", FactReach.Nobody))).Require();
        (await OfAsync(Manager, firm)).Missing.ShouldBe([new("revenue", LastYear)]);
    }

    [Fact]
    public async Task The_officer_sees_the_ways_of_the_own_policies_and_not_those_of_others()
    {
        var own = await RuledAsync(Body(), "园区办法");
        var wide = await RuledAsync(Body(), "国家办法", Operator);
        var firm = await SharingAsync("甲机床", "2500");
        foreach (var policy in new[] { own, wide }) (await As(firm, new TakeReachStep(policy, ReachStep.Applied))).Require();
        (await OwnAsync(firm)).Ways.Select(w => w.Title).ShouldBe(["园区办法", "国家办法"], ignoreOrder: true);
        (await OfAsync(Manager, firm)).Ways.ShouldHaveSingleItem().Title.ShouldBe("园区办法");
        (await OfAsync(Operator, firm)).Ways.ShouldHaveSingleItem().Title.ShouldBe("国家办法");
    }

    [Fact]
    public async Task Nobody_gets_the_brief_of_an_enterprise_that_is_not_his()
    {
        var firm = await OpenAsync("甲机床");
        (await As(OtherPark, new EnterpriseBrief(TenantOf(firm)))).Refusal!.Code.ShouldBe("visit.enterprise");
        (await As(Manager, new EnterpriseBrief(ParkA))).Refusal!.Code.ShouldBe("visit.enterprise");
        (await As(await OpenAsync("乙"), new EnterpriseBrief(TenantOf(firm)))).Refusal!.Code.ShouldBe("access.denied");
    }

    private async Task<Brief> OwnAsync(Ticket firm) => (await As(firm, new MyBrief())).Require();

    private async Task<Brief> OfAsync(Ticket officer, Ticket firm) => (await As(officer, new EnterpriseBrief(TenantOf(firm)))).Require();
}
