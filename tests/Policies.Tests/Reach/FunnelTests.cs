using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Reach;
using Xunit;

namespace SmartPark.Policies.Tests.Reach;

public sealed class FunnelTests : ParkShelf
{
    private enum Act
    {
        Push,
        Open,
        Understand,
        Apply,
        Receive,
        Decline,
    }

    /// <summary>What was said of an enterprise: how far it came, -1 before anything.</summary>
    private readonly Dictionary<string, int> _said = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_acts_each_stage_lists_exactly_who_came_so_far_and_never_more_than_the_stage_before(int seed)
    {
        var random = new System.Random(seed);
        var policy = await RuledAsync();
        var firms = new Dictionary<string, Ticket>();
        foreach (var name in new[] { "甲", "乙", "丙", "丁" }) firms[name] = await SharingAsync(name, name == "丁" ? "10" : "2500");
        for (var i = 0; i < 30; i++)
        {
            Host.Clock.Advance(TimeSpan.FromMinutes(1));
            await ActAsync((Act)random.Next(6), policy, firms.ElementAt(random.Next(4)), firms);
            await CompareAsync(policy);
        }
        _said.Values.Max().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_later_step_takes_the_earlier_ones_with_it_and_a_moment_once_set_stays()
    {
        var policy = await RuledAsync();
        var firm = await SharingAsync("甲", "2500");
        (await As(Manager, new PushToMatched(policy, [MatchState.Fits]))).Require();
        var reached = Host.Clock.Now;
        Host.Clock.Advance(TimeSpan.FromHours(1));
        (await As(firm, new TakeReachStep(policy, ReachStep.Opened))).Require();
        var opened = Host.Clock.Now;
        Host.Clock.Advance(TimeSpan.FromHours(1));
        (await As(firm, new ReceivePolicy(policy, 12.345678m))).Require();
        var way = (await As(Manager, new PolicyFunnel(policy))).Require().ShouldHaveSingleItem();
        (way.ReachedAt, way.OpenedAt, way.UnderstoodAt, way.AppliedAt, way.ReceivedAt).ShouldBe((reached, opened, Host.Clock.Now, Host.Clock.Now, Host.Clock.Now));
        way.ReceivedFen.ShouldBe(12_345_678);
    }

    [Fact]
    public async Task Steps_that_others_take_and_amounts_that_cannot_be_are_refused()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲");
        foreach (var step in new[] { ReachStep.Reached, ReachStep.Received }) (await As(firm, new TakeReachStep(policy, step))).Refusal!.Code.ShouldBe("reach.step");
        foreach (var amount in new[] { -1m, 10_000_001m }) (await As(firm, new ReceivePolicy(policy, amount))).Refusal!.Code.ShouldBe("reach.amount");
        (await As(firm, new TakeReachStep(Guid.NewGuid(), ReachStep.Applied))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(Manager, new PolicyFunnel(policy))).Require().ShouldBeEmpty();
        (await As(Manager, new PolicyFunnel(Guid.NewGuid()))).Refusal!.Code.ShouldBe("policy.not-found");
    }

    private async Task ActAsync(Act act, Guid policy, KeyValuePair<string, Ticket> firm, Dictionary<string, Ticket> firms)
    {
        if (act == Act.Push) await PushAsync(policy, firms);
        else if (act == Act.Decline) (await As(firm.Value, new DeclinePolicy(policy, NotForMeReason.TooLittle))).Require();
        else if (act == Act.Receive) (await As(firm.Value, new ReceivePolicy(policy))).Require();
        else (await As(firm.Value, new TakeReachStep(policy, (ReachStep)act))).Require();
        if (act != Act.Push) Say(firm.Key, act);
    }

    private async Task PushAsync(Guid policy, Dictionary<string, Ticket> firms)
    {
        var before = _said.Count;
        foreach (var name in firms.Keys.Where(n => n != "丁")) _said.TryAdd(name, 0);
        var pushed = await As(Manager, new PushToMatched(policy, [MatchState.Fits]));
        if (_said.Count == before) pushed.Refusal!.Code.ShouldBe("reach.nobody");
        else pushed.Require().ShouldBe(_said.Count - before);
    }

    /// <summary>Opening what nobody pushed is told to nobody; declining makes a way that went nowhere.</summary>
    private void Say(string name, Act act)
    {
        if (act == Act.Open && !_said.ContainsKey(name)) return;
        var step = act == Act.Decline ? 0 : (int)act;
        _said[name] = Math.Max(_said.GetValueOrDefault(name), step);
    }

    private async Task CompareAsync(Guid policy)
    {
        var ways = (await As(Manager, new PolicyFunnel(policy))).Require();
        DateTimeOffset?[] Moments(ReachRow w) => [w.ReachedAt, w.OpenedAt, w.UnderstoodAt, w.AppliedAt, w.ReceivedAt];
        for (var step = 0; step < 5; step++) ways.Where(w => Moments(w)[step] is not null).Select(w => w.Name).ShouldBe(_said.Where(s => s.Value >= step).Select(s => s.Key), ignoreOrder: true);
        foreach (var way in ways) Moments(way).TakeWhile(m => m is not null).ShouldBeInOrder();
    }
}
