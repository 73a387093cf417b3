using System.Diagnostics;
using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Reach;

/// <summary>What an open match page hears, and that the results are there when it reads again.</summary>
public sealed class LiveTests(ITestOutputHelper output) : ParkShelf
{
    private const int Enterprises = 60;

    [Fact]
    public async Task A_saved_fact_is_heard_by_the_open_page_of_its_enterprise_alone()
    {
        var (firm, other) = (await OpenAsync("甲"), await OpenAsync("乙"));
        await DeliverAsync();
        using var own = Listen(WhenProfileChanged.TopicOf(TenantOf(firm)));
        using var foreign = Listen(WhenProfileChanged.TopicOf(TenantOf(other)));
        await TellAsync(firm, Revenue("2500"));
        await DeliverAsync();
        (own.Times, foreign.Times).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_published_rule_is_heard_by_the_open_page_of_whom_it_concerns()
    {
        var (firm, outside) = (await SharingAsync("甲", "2500"), await OpenAsync("乙", ParkB));
        await DeliverAsync();
        using var own = Listen(WhenProfileChanged.TopicOf(TenantOf(firm)));
        using var foreign = Listen(WhenProfileChanged.TopicOf(TenantOf(outside)));
        var policy = await PublishAsync(Manager, Content(reach: PolicyReach.OwnPark));
        own.Times.ShouldBe(0);
        await RuleAsync(policy, Body());
        (own.Times, foreign.Times).ShouldBe((1, 0));
        (await StateAsync(firm, policy)).ShouldBe(MatchState.Fits);
    }

    [Fact]
    public async Task A_new_version_that_changes_the_state_is_heard_again()
    {
        var policy = await RuledAsync();
        var firm = await SharingAsync("甲", "2500");
        await DeliverAsync();
        using var ear = Listen(WhenProfileChanged.TopicOf(TenantOf(firm)));
        await RuleAsync(policy, Body(Threshold(90000)));
        ear.Times.ShouldBe(1);
        (await StateAsync(firm, policy)).ShouldBe(MatchState.Unmet);
    }

    [Fact]
    public async Task Sixty_enterprises_are_matched_within_a_second_of_a_published_rule()
    {
        var firms = await ParkAsync();
        var policy = await PublishAsync(Manager, Content());
        await WithinASecondAsync("a rule published for 60 enterprises", async threshold =>
        {
            var version = (await As(Manager, new SaveRuleDraft(policy, Body(Threshold(threshold)), null, 0))).Require();
            var watch = Stopwatch.StartNew();
            (await As(Manager, new PublishRule(policy, version))).Require();
            await DeliverAsync();
            var took = watch.Elapsed;
            for (var i = 0; i < firms.Count; i++) (await StateAsync(firms[i], policy)).ShouldBe(RevenueOf(i) >= threshold ? MatchState.Fits : RevenueOf(i) >= threshold * 0.8 ? MatchState.Near : MatchState.Unmet);
            return took;
        });
    }

    [Fact]
    public async Task A_saved_fact_is_matched_in_the_same_call_in_a_park_of_sixty()
    {
        var firms = await ParkAsync();
        var policy = await RuledAsync();
        var before = MatchState.Unmet;
        await WithinASecondAsync("a fact saved", async revenue =>
        {
            var after = revenue >= 2000 ? MatchState.Fits : MatchState.Near;
            var version = await ProfileVersionAsync(firms[0]);
            var watch = Stopwatch.StartNew();
            var saved = (await As(firms[0], new SaveFacts([Revenue($"{revenue}")], version))).Require();
            var took = watch.Elapsed;
            saved.Changes.ShouldBe([new(policy, "首台套保险补贴办法", before, after)]);
            (await StateAsync(firms[0], policy)).ShouldBe(before = after);
            return took;
        });
        (await StateAsync(firms[1], policy)).ShouldBe(MatchState.Unmet);
    }

    private static int RevenueOf(int firm) => firm * 50;

    private async Task<List<Ticket>> ParkAsync()
    {
        var firms = new List<Ticket>();
        for (var i = 0; i < Enterprises; i++)
        {
            var firm = await OpenAsync($"企业{i:00}");
            await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue($"{RevenueOf(i)}"));
            firms.Add(firm);
        }
        await DeliverAsync();
        return firms;
    }

    /// <summary>The state that is kept, not one that is computed when asked.</summary>
    private async Task<MatchState> StateAsync(Ticket firm, Guid policy) => (await As(firm, new MatchHistory(policy))).Require().Single(m => m.ReplacedAt is null).State;

    /// <summary>The quickest of three counts: what others do on the machine at the same time is not the product's.</summary>
    private async Task WithinASecondAsync(string what, Func<int, Task<TimeSpan>> act)
    {
        var least = TimeSpan.MaxValue;
        foreach (var number in new[] { 2000, 1900, 2100 })
        {
            var took = await act(number);
            output.WriteLine($"{what}: {took.TotalMilliseconds:0} ms");
            least = took < least ? took : least;
        }
        least.ShouldBeLessThan(TimeSpan.FromSeconds(1), what);
    }
}
