using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Opportunities;
using SmartPark.Policies.Rules;
using SmartPark.Policies.Tests.Reach;
using Xunit;

namespace SmartPark.Policies.Tests.Opportunities;

public sealed class OpportunityTests : ParkShelf
{
    private const string Machines = """{"all":[{"field":"industry","op":"startswith","value":["34"],"check":"auto","sentence":""}]}""";
    private const string Large = """{"all":[{"field":"industry","op":"startswith","value":["34"],"check":"auto","sentence":""},{"field":"revenue","op":">=","value":2000,"unit":"万元","years":"last","check":"auto","sentence":""}]}""";

    [Theory]
    [InlineData(OpportunityKind.Renewal)]
    [InlineData(OpportunityKind.Relocation)]
    [InlineData(OpportunityKind.Tender)]
    [InlineData(OpportunityKind.Challenge)]
    public async Task Place_and_industry_leave_the_fitting_enterprises_with_the_reasons(OpportunityKind kind)
    {
        await OpenAsync("本市机床");
        await OpenAsync("外省机床", place: "110105");
        await OpenAsync("本市食品", industry: "1411");
        var id = await WriteAsync(Content(kind, Body(Machines) with { Area = ["210000"] }));
        var view = (await As(Manager, new GetOpportunity(id))).Require();
        var found = view.Enterprises.ShouldHaveSingleItem();
        (view.Content.Kind, found.Name, found.State).ShouldBe((kind, "本市机床", MatchState.Fits));
        found.Conditions.Select(c => (c.Condition.Field, c.State)).ShouldBe([("place", ConditionState.Met), ("industry", ConditionState.Met)]);
        found.Conditions[1].Values.Single().Value.ShouldBe("3421");
    }

    [Fact]
    public async Task An_enterprise_sees_what_it_is_right_for_or_has_to_answer_for_with_the_reasons()
    {
        await WriteAsync(Content(OpportunityKind.Tender, Body(Machines), "机床招标"));
        await WriteAsync(Content(OpportunityKind.Challenge, Body(Large), "揭榜项目"));
        await WriteAsync(Content(OpportunityKind.Relocation, Body(Machines) with { Area = ["110000"] }, "北京搬迁"));
        var firm = await OpenAsync("甲机床");
        var mine = await MineAsync(firm);
        mine.Select(m => (m.Content.Title, m.State)).ShouldBe([("机床招标", MatchState.Fits), ("揭榜项目", MatchState.ToAnswer)]);
        mine[1].Conditions.Single(c => c.State == ConditionState.Unknown).Missing.ShouldBe([new("revenue", LastYear)]);
        await TellAsync(firm, Revenue("1700"));
        (await MineAsync(firm))[1].State.ShouldBe(MatchState.Near);
        await TellAsync(firm, Revenue("5"));
        (await MineAsync(firm)).Select(m => m.Content.Title).ShouldBe(["机床招标"]);
    }

    [Fact]
    public async Task Words_order_what_fits_and_never_lift_what_is_nearly_or_not_met()
    {
        await FirmAsync("无关产品", "饼干、糕点、糖果", "2500");
        await FirmAsync("同类产品", "数控机床主轴", "2500");
        await FirmAsync("最像但差一步", "数控机床主轴精密加工单元", "1700");
        await FirmAsync("最像但不符合", "数控机床主轴精密加工单元", "10");
        var id = await WriteAsync(Content(OpportunityKind.Tender, Body(Large), "采购数控机床主轴精密加工单元"));
        var rows = (await As(Manager, new GetOpportunity(id))).Require().Enterprises;
        rows.Select(r => (r.Name, r.State)).ShouldBe([("同类产品", MatchState.Fits), ("无关产品", MatchState.Fits), ("最像但差一步", MatchState.Near)]);
        rows[0].Words.ShouldContain(w => "数控机床主轴".Contains(w, StringComparison.Ordinal));
        rows[1].Words.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_of_an_enterprise_is_ordered_by_words_within_a_state_only()
    {
        await WriteAsync(Content(OpportunityKind.Tender, Body(Machines), "饼干包装招标"));
        await WriteAsync(Content(OpportunityKind.Tender, Body(Machines), "数控机床主轴招标"));
        await WriteAsync(Content(OpportunityKind.Challenge, Body(Large), "数控机床主轴揭榜攻关"));
        var firm = await FirmAsync("甲机床", "数控机床主轴", "1700");
        (await MineAsync(firm)).Select(m => m.Content.Title).ShouldBe(["数控机床主轴招标", "饼干包装招标", "数控机床主轴揭榜攻关"]);
    }

    [Fact]
    public async Task What_is_not_published_past_or_of_another_park_is_not_shown()
    {
        var today = new DateOnly(2026, 11, 23);
        await WriteAsync(Content(OpportunityKind.Tender, Body(Machines), "草稿") with { Published = false });
        await WriteAsync(Content(OpportunityKind.Tender, Body(Machines), "昨天截止") with { Until = today.AddDays(-1) });
        await WriteAsync(Content(OpportunityKind.Tender, Body(Machines), "今天截止") with { Until = today });
        await WriteAsync(Content(OpportunityKind.Tender, Body(Machines), "全国的"), Operator);
        await WriteAsync(Content(OpportunityKind.Tender, Body(Machines), "别园区的"), OtherPark);
        (await MineAsync(await OpenAsync("甲机床"))).Select(m => m.Content.Title).ShouldBe(["今天截止", "全国的"], ignoreOrder: true);
        (await MineAsync(await OpenAsync("乙机床", ParkB))).Select(m => m.Content.Title).ShouldBe(["别园区的", "全国的"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_officer_counts_by_what_is_shared_and_changes_only_the_own()
    {
        var firm = await FirmAsync("甲机床", "数控机床主轴", "2500");
        (await As(firm, new ShareFacts("business", FactReach.Nobody))).Require();
        var id = await WriteAsync(Content(OpportunityKind.Challenge, Body(Large), "数控机床主轴"));
        var row = (await As(Manager, new GetOpportunity(id))).Require().Enterprises.ShouldHaveSingleItem();
        row.State.ShouldBe(MatchState.ToAnswer);
        row.Words.ShouldBeEmpty();
        (await As(OtherPark, new GetOpportunity(id))).Refusal!.Code.ShouldBe("opportunity.not-found");
        (await As(OtherPark, new WriteOpportunity(Content(OpportunityKind.Tender, Body(Machines)), id, 1))).Refusal!.Code.ShouldBe("opportunity.not-found");
        (await As(Manager, new WriteOpportunity(Content(OpportunityKind.Tender, Body(Machines)), id, 7))).Refusal!.Code.ShouldBe("conflict.changed");
    }

    [Fact]
    public async Task What_cannot_be_published_is_refused_with_its_field()
    {
        var wrong = Content(OpportunityKind.Tender, Body("""{"all":[{"field":"industry","op":"startswith","value":["99"],"check":"auto","sentence":""}]}"""), "") with { Text = "" };
        var refusal = (await As(Manager, new WriteOpportunity(wrong))).Refusal!;
        refusal.All().Select(r => r.Code).ShouldBe(["opportunity.title", "opportunity.text", "rule.code"], ignoreOrder: true);
        (await As(Manager, new FindOpportunities())).Require().Total.ShouldBe(0);
    }

    private static OpportunityContent Content(OpportunityKind kind, RuleBody rule, string title = "数控机床主轴") => new(kind, title, "详情面议", "园区产业部", null, rule, Published: true);

    private async Task<Guid> WriteAsync(OpportunityContent content, Ticket? keeper = null) => (await As(keeper ?? Manager, new WriteOpportunity(content))).Require();

    private async Task<IReadOnlyList<OpportunityMatch>> MineAsync(Ticket firm) => (await As(firm, new MyOpportunities())).Require();

    private async Task<Ticket> FirmAsync(string name, string products, string revenue)
    {
        var firm = await OpenAsync(name);
        await TellAsync(firm, new FactInput("main_products", 0, products), Revenue(revenue));
        await ShareAsync(firm);
        return firm;
    }
}
