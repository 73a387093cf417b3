using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;
using SmartPark.Policies.Tests.Reach;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>Which policies could be paid without an application (免申即享).</summary>
public sealed class ExemptionTests : ParkShelf
{
    private static readonly RuleBenefit Fixed = new("fixed", 10);

    private const string Auto = """{"field":"revenue","op":">=","value":2000,"unit":"万元","years":"last","check":"auto","sentence":""}""";
    private const string Proof = """{"field":"ip_owned","op":">=","value":1,"unit":"件","check":"proof","sentence":""}""";
    private const string Ask = """{"ask":"技术水平国内领先","check":"manual","sentence":""}""";
    private const string Judged = """{"field":"employees","op":">=","value":10,"unit":"人","years":"last","check":"manual","sentence":""}""";

    [Fact]
    public async Task Facts_alone_and_a_formula_make_a_candidate_and_count_who_is_ready()
    {
        await PayAsync(Auto);
        await SharingAsync("甲", "2500");
        await SharingAsync("乙", "1700");
        await SharingAsync("丙", "100");
        var row = await RowAsync();
        (row.Could, row.NoFormula, row.Ready, row.Stale).ShouldBe((true, false, 1, 0));
        (row.ByPerson.Count, row.ByProof.Count, row.Lacking.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task A_condition_for_a_person_or_with_a_document_prevents_it_and_is_named()
    {
        await PayAsync($"{Auto},{Ask},{Judged},{Proof}");
        var row = await RowAsync();
        row.Could.ShouldBeFalse();
        row.ByPerson.Select(c => c.Field ?? c.Ask).ShouldBe(["技术水平国内领先", "employees"]);
        row.ByProof.ShouldHaveSingleItem().Field.ShouldBe("ip_owned");
    }

    [Fact]
    public async Task What_is_only_preferred_prevents_nothing()
    {
        await PayAsync($"{Auto},{Ask.Replace("\"check\"", "\"soft\":true,\"check\"", StringComparison.Ordinal)}");
        (await RowAsync()).Could.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_formula_nothing_can_be_paid()
    {
        await RuledAsync($$"""{"all":[{{Auto}}]}""");
        var row = await RowAsync();
        (row.Could, row.NoFormula).ShouldBe((false, true));
    }

    [Fact]
    public async Task A_missing_fact_keeps_an_enterprise_from_being_ready_and_is_named_with_how_many_lack_it()
    {
        await PayAsync(Auto);
        await OpenAsync("甲");
        await OpenAsync("乙");
        await SharingAsync("丙", "2500");
        var row = await RowAsync();
        row.Ready.ShouldBe(1);
        row.Lacking.ShouldBe([new("revenue", 2)]);
    }

    [Fact]
    public async Task What_is_not_shared_is_missing_for_the_officer()
    {
        await PayAsync(Auto);
        var firm = await SharingAsync("甲", "2500");
        (await As(firm, new ShareFacts("business", FactReach.Nobody))).Require();
        var row = await RowAsync();
        (row.Ready, row.Lacking.Single()).ShouldBe((0, new("revenue", 1)));
    }

    [Fact]
    public async Task A_fact_older_than_a_year_makes_its_enterprise_stale_until_it_is_told_again()
    {
        await PayAsync(Auto);
        var firm = await OpenAsync("甲");
        var today = new DateOnly(2026, 11, 23);
        await TellAsync(firm, Revenue("2500") with { ObservedOn = today.AddDays(-367) });
        await ShareAsync(firm);
        var old = await RowAsync();
        (old.Ready, old.Stale).ShouldBe((0, 1));
        await TellAsync(firm, Revenue("2600") with { ObservedOn = today.AddDays(-366) });
        var fresh = await RowAsync();
        (fresh.Ready, fresh.Stale).ShouldBe((1, 0));
    }

    [Fact]
    public async Task An_old_fact_that_the_rule_does_not_ask_for_changes_nothing()
    {
        await PayAsync(Auto);
        var firm = await SharingAsync("甲", "2500");
        await TellAsync(firm, new FactInput("employees", LastYear, "90", ObservedOn: new(2020, 1, 1)));
        var row = await RowAsync();
        (row.Ready, row.Stale).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Another_park_counts_none_of_these_enterprises_and_enterprises_may_not_ask()
    {
        await PayAsync(Auto);
        var firm = await SharingAsync("甲", "2500");
        (await As(OtherPark, new ExemptionCheck())).Require().ShouldAllBe(r => r.Ready == 0 && r.Stale == 0 && r.Lacking.Count == 0);
        (await As(firm, new ExemptionCheck())).Refusal!.Code.ShouldBe("access.denied");
    }

    private Task<Guid> PayAsync(string conditions) => RuledAsync(Body($$"""{"all":[{{conditions}}]}""") with { Benefit = Fixed });

    private async Task<ExemptionRow> RowAsync() => (await As(Manager, new ExemptionCheck())).Require().ShouldHaveSingleItem();
}
