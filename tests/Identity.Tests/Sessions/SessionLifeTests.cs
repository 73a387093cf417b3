using Shouldly;
using SmartPark.Identity.Callers;
using SmartPark.Identity.People;
using SmartPark.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace SmartPark.Identity.Tests.Sessions;

public sealed class SessionLifeTests
{
    [Fact]
    public async Task A_session_dies_after_thirty_idle_minutes_and_lives_on_when_used()
    {
        await using var host = await IdentityHost.StartAsync();
        var key = await host.SignedInAsync(await host.ParkAsync(), "li@park.example", BuiltInRole.Member);
        host.Clock.Advance(TimeSpan.FromMinutes(29));
        (await host.AsAsync(key, new Me())).Succeeded.ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromMinutes(29));
        (await host.AsAsync(key, new Me())).Succeeded.ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        (await host.AsAsync(key, new Me())).Refusal!.Code.ShouldBe("access.sign-in-needed");
    }

    [Theory]
    [InlineData(BuiltInRole.Member, 12)]
    [InlineData(BuiltInRole.Administrator, 8)]
    public async Task A_session_ends_after_its_longest_time_however_busy(string role, int hours)
    {
        await using var host = await IdentityHost.StartAsync();
        var key = await host.SignedInAsync(await host.ParkAsync(), "li@park.example", role);
        for (var i = 0; i < hours * 3 - 1; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(20));
            (await host.AsAsync(key, new Me())).Succeeded.ShouldBeTrue();
        }
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        (await host.AsAsync(key, new Me())).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_role_change_gives_and_takes_counts_on_the_next_request()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var key = await host.SignedInAsync(park, "li@park.example", BuiltInRole.Member);
        (await host.AsAsync(key, new Me())).Require().Permissions.ShouldNotContain(IdentityPermissions.ApplicationsDecide);
        await host.AsSystemAsync(new AddPerson(park, "李", "li@park.example", [BuiltInRole.ParkManager]));
        (await host.AsAsync(key, new Me())).Require().Permissions.ShouldContain(IdentityPermissions.ApplicationsDecide);
    }

    [Fact]
    public async Task When_a_session_was_last_used_is_written_by_the_minute()
    {
        await using var host = await IdentityHost.StartAsync();
        var key = await host.SignedInAsync(await host.ParkAsync(), "li@park.example", BuiltInRole.Member);
        var activity = host.Services.GetRequiredService<SessionActivity>();
        await host.AsAsync(key, new Me());
        activity.Take().ShouldBeEmpty();
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.AsAsync(key, new Me());
        var seen = activity.Take();
        (await host.AsSystemAsync(new RecordActivity(seen))).Succeeded.ShouldBeTrue();
        (await host.LookAsync(db => db.Sessions.SingleAsync())).LastSeenAt.ShouldBe(host.Clock.GetUtcNow());
    }
}
