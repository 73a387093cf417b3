using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Reach;
using Xunit;

namespace SmartPark.Policies.Tests.Reach;

public sealed class SubscriptionTests : ParkShelf
{
    private static string Match(Guid policy) => $"/w/match/{policy}";

    [Fact]
    public async Task Who_asked_for_what_fits_hears_of_what_fits_or_almost_fits_and_of_nothing_else()
    {
        var firm = await SharingAsync("甲机床", "1700");
        (await As(firm, new SubscribePolicies("", true))).Require();
        var fits = await RuledAsync(Threshold(1000), "合适的");
        var near = await RuledAsync(Threshold(2000), "差一步的");
        var unmet = await RuledAsync(Threshold(90000), "不合适的");
        (TimesTold(firm, Match(fits)), TimesTold(firm, Match(near)), TimesTold(firm, Match(unmet))).ShouldBe((1, 1, 0));
        Told().ShouldAllBe(m => m.Kind == "policy.subscribed" && m.People.Count == 1);
    }

    [Fact]
    public async Task What_comes_to_fit_by_a_new_rule_is_told_once_and_what_goes_on_fitting_is_not()
    {
        var firm = await SharingAsync("甲机床", "1700");
        (await As(firm, new SubscribePolicies("", true))).Require();
        var policy = await RuledAsync(Threshold(90000));
        TimesTold(firm, Match(policy)).ShouldBe(0);
        await RuleAsync(policy, Body(Threshold(1500)));
        TimesTold(firm, Match(policy)).ShouldBe(1);
        await RuleAsync(policy, Body(Threshold(1600)));
        TimesTold(firm, Match(policy)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_comes_after_the_subscription_ended()
    {
        var firm = await SharingAsync("甲机床", "2500");
        var fitting = (await As(firm, new SubscribePolicies("", true))).Require();
        var words = (await As(firm, new SubscribePolicies("保险", false))).Require();
        var before = await RuledAsync();
        Told().Count.ShouldBe(2);
        (await As(firm, new EndSubscription(fitting))).Require();
        (await As(firm, new EndSubscription(words))).Require();
        (await As(firm, new MySubscriptions())).Require().ShouldBeEmpty();
        await RuledAsync(Tree, "另一个办法");
        Told().Count.ShouldBe(2);
        TimesTold(firm, Match(before)).ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_words_asked_for_are_told_and_all_of_them_must_stand_there()
    {
        var firm = await OpenAsync("甲机床");
        (await As(firm, new SubscribePolicies("首台套 保险", false))).Require();
        (await As(firm, new SubscribePolicies("保险 养老", false))).Require();
        await PublishAsync(Manager, Content("首台套保险补贴办法"));
        Told().Count.ShouldBe(1);
        await PublishAsync(Manager, Content("技术改造贴息办法"));
        Told().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_enterprises_neither_see_nor_end_nor_hear_for_each_other()
    {
        var (first, second) = (await SharingAsync("甲", "2500"), await SharingAsync("乙", "10"));
        var own = (await As(first, new SubscribePolicies("", true))).Require();
        (await As(second, new SubscribePolicies("", true))).Require();
        (await As(second, new MySubscriptions())).Require().ShouldHaveSingleItem().Id.ShouldNotBe(own);
        (await As(second, new EndSubscription(own))).Require();
        (await As(first, new MySubscriptions())).Require().ShouldHaveSingleItem().Id.ShouldBe(own);
        var policy = await RuledAsync();
        (TimesTold(first, Match(policy)), TimesTold(second, Match(policy))).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_person_of_two_enterprises_has_the_subscriptions_of_each_apart()
    {
        var person = PersonId.New();
        Kernel.Tenancy.Ticket Acting(TenantId tenant) => Host.Callers.Person(tenant, TenantKinds.Enterprise, ParkA, person, [PoliciesPermissions.MatchRead]);
        var (here, there) = (Acting(TenantId.New()), Acting(TenantId.New()));
        (await As(here, new SubscribePolicies("保险", false))).Require();
        (await As(there, new MySubscriptions())).Require().ShouldBeEmpty();
        (await As(here, new MySubscriptions())).Require().ShouldHaveSingleItem().Words.ShouldBe("保险");
    }

    [Fact]
    public async Task A_policy_kept_to_its_park_is_told_to_nobody_outside()
    {
        var (inside, outside) = (await OpenAsync("甲"), await OpenAsync("乙", ParkB));
        foreach (var firm in new[] { inside, outside }) (await As(firm, new SubscribePolicies("", false))).Require();
        var policy = await PublishAsync(Manager, Content(reach: SmartPark.Policies.Library.PolicyReach.OwnPark));
        (TimesTold(inside, $"/policies/{policy}"), TimesTold(outside, $"/policies/{policy}")).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Twenty_subscriptions_are_enough_and_words_are_short()
    {
        var firm = await OpenAsync("甲机床");
        for (var i = 0; i < 20; i++) (await As(firm, new SubscribePolicies($"词{i}", false))).Require();
        (await As(firm, new SubscribePolicies("再一个", false))).Refusal!.Code.ShouldBe("subscription.many");
        (await As(firm, new SubscribePolicies(new string('长', 101), false))).Refusal!.Code.ShouldBe("subscription.words");
    }
}
