using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Reach;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Reach;

public sealed class ChangesAreHeardTests : ParkShelf
{
    [Fact]
    public async Task A_rule_published_before_its_policy_is_matched_and_told_when_the_policy_comes_out()
    {
        var firm = await SharingAsync("甲", "2500");
        (await As(firm, new SubscribePolicies("", true))).Require();
        var policy = await WriteAsync(Manager, Content());
        await RuleAsync(policy, Body());
        await DeliverAsync();
        using var ear = Listen(WhenProfileChanged.TopicOf(TenantOf(firm)));
        (await As(Manager, new PublishPolicy(policy, await VersionAsync(Manager, policy)))).Require();
        await DeliverAsync();
        (await As(firm, new MyMatches())).Require().Rows.Count.ShouldBe(1);
        ((await As(firm, new MatchHistory(policy))).Require().Count, ear.Times, TimesTold(firm, $"/w/match/{policy}")).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task What_fitted_and_now_only_almost_fits_is_not_told_as_new()
    {
        var firm = await SharingAsync("甲", "2500");
        (await As(firm, new SubscribePolicies("", true))).Require();
        var policy = await RuledAsync();
        TimesTold(firm, $"/w/match/{policy}").ShouldBe(1);
        await RuleAsync(policy, Body(Threshold(2600)));
        TimesTold(firm, $"/w/match/{policy}").ShouldBe(1);
    }

    [Fact]
    public async Task A_new_version_is_heard_by_the_page_that_shows_the_old_one_though_the_state_stays()
    {
        var policy = await RuledAsync();
        var firm = await SharingAsync("甲", "5");
        await DeliverAsync();
        using var ear = Listen(WhenProfileChanged.TopicOf(TenantOf(firm)));
        await RuleAsync(policy, Body(Threshold(3000)));
        ear.Times.ShouldBe(1);
    }

    [Fact]
    public async Task A_withdrawn_policy_leaves_the_open_page_and_the_kept_results()
    {
        var policy = await RuledAsync();
        var firm = await SharingAsync("甲", "2500");
        await DeliverAsync();
        using var ear = Listen(WhenProfileChanged.TopicOf(TenantOf(firm)));
        (await As(Manager, new WithdrawPolicy(policy, "数字有误", await VersionAsync(Manager, policy)))).Require();
        await DeliverAsync();
        ((await As(firm, new MatchHistory(policy))).Require()[0].ReplacedAt is not null, ear.Times).ShouldBe((true, 1));
    }

    [Fact]
    public async Task A_policy_that_has_not_begun_is_not_pushed_as_fitting()
    {
        var policy = await PublishAsync(Manager, Content() with { ValidFrom = new(2027, 3, 1) });
        await RuleAsync(policy, Body());
        var firm = await SharingAsync("甲", "2500");
        (await As(firm, new MyMatches())).Require().Rows.Single().State.ShouldBe(MatchState.Closed);
        (await As(Manager, new PolicyEnterprises(policy))).Require().Rows.Single().State.ShouldBe(MatchState.Closed);
    }

    [Fact]
    public async Task Saying_the_same_value_again_today_makes_an_old_fact_fresh()
    {
        await RuledAsync(Body() with { Benefit = new("fixed", 10) });
        var firm = await OpenAsync("甲");
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue("2500") with { ObservedOn = new(2025, 1, 1) });
        await ShareAsync(firm);
        (await RowAsync()).Stale.ShouldBe(1);
        await TellAsync(firm, Revenue("2500"));
        (await RowAsync()).Ready.ShouldBe(1);
    }

    private async Task<ExemptionRow> RowAsync() => (await As(Manager, new ExemptionCheck())).Require().ShouldHaveSingleItem();
}
