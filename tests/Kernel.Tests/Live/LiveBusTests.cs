using Shouldly;
using SmartPark.Kernel.Live;
using Xunit;

namespace SmartPark.Kernel.Tests.Live;

public sealed class LiveBusTests
{
    [Fact]
    public void A_page_that_opens_while_the_last_one_leaves_hears_what_is_said()
    {
        var bus = new LiveBus();
        var deaf = 0;
        Parallel.For(0, 200_000, i =>
        {
            var heard = false;
            using var _ = bus.Subscribe("topic", _ => { heard = true; return Task.CompletedTask; });
            bus.Deliver("topic", "");
            if (!heard) Interlocked.Increment(ref deaf);
        });
        deaf.ShouldBe(0);
    }

    [Fact]
    public void A_page_that_left_hears_nothing_and_the_others_still_do()
    {
        var bus = new LiveBus();
        var (left, stayed) = (0, 0);
        var leaving = bus.Subscribe("topic", _ => { left++; return Task.CompletedTask; });
        using var staying = bus.Subscribe("topic", _ => { stayed++; return Task.CompletedTask; });
        leaving.Dispose();
        leaving.Dispose();
        bus.Publish("topic");
        (left, stayed).ShouldBe((0, 1));
    }
}
