using Microsoft.EntityFrameworkCore;
using Shouldly;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.SignIn;

public sealed class PasswordSignInTests
{
    [Fact]
    public async Task A_right_password_begins_a_session_and_a_wrong_one_does_not()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.PersonAsync(await host.ParkAsync(), "li@park.example", BuiltInRole.Member);
        (await TryAsync(host, "li@park.example", "three calm river")).State.ShouldBe(SignInState.Failed);
        var outcome = await TryAsync(host, " LI@Park.Example ", IdentityHost.Password);
        (await host.AsAsync(outcome.SessionKey, new Me())).Require().Email.ShouldBe("li@park.example");
        (await host.AsAsync("not-a-key", new Me())).Refusal!.Code.ShouldBe("access.sign-in-needed");
    }

    [Fact]
    public async Task The_key_is_stored_only_as_a_hash_and_is_new_each_time()
    {
        await using var host = await IdentityHost.StartAsync();
        var first = await host.SignedInAsync(await host.ParkAsync(), "li@park.example", BuiltInRole.Member);
        var second = await host.SignInAsync("li@park.example");
        second.ShouldNotBe(first);
        var stored = await host.LookAsync(db => db.Sessions.Select(s => s.KeyHash).ToListAsync());
        stored.Count.ShouldBe(2);
        stored.ShouldAllBe(hash => hash != first && hash != second && hash.Length == 64);
    }

    [Fact]
    public async Task Five_failures_lock_for_fifteen_minutes_even_for_the_right_password()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.PersonAsync(await host.ParkAsync(), "li@park.example", BuiltInRole.Member);
        for (var i = 0; i < Account.MostFailures; i++) (await TryAsync(host, "li@park.example", "wrong wrong wrong")).State.ShouldBe(SignInState.Failed);
        (await TryAsync(host, "li@park.example", IdentityHost.Password)).State.ShouldBe(SignInState.Failed);
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        (await TryAsync(host, "li@park.example", IdentityHost.Password)).State.ShouldBe(SignInState.Failed);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await TryAsync(host, "li@park.example", IdentityHost.Password)).State.ShouldBe(SignInState.SignedIn);
    }

    [Fact]
    public async Task An_unknown_login_is_answered_like_a_wrong_password()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.PersonAsync(await host.ParkAsync(), "li@park.example", BuiltInRole.Member);
        var unknown = await TryAsync(host, "nobody@park.example", "wrong wrong wrong");
        unknown.ShouldBe(await TryAsync(host, "li@park.example", "wrong wrong wrong"));
        (await TryAsync(host, new string('x', 5000), new string('y', 5000))).ShouldBe(unknown);
    }

    [Theory]
    [InlineData("li@park.example")]
    [InlineData("nobody@park.example")]
    public async Task The_eleventh_try_of_a_minute_waits_whether_or_not_the_login_exists(string login)
    {
        await using var host = await IdentityHost.StartAsync();
        await host.PersonAsync(await host.ParkAsync(), "li@park.example", BuiltInRole.Member);
        for (var i = 0; i < SignInThrottle.TriesPerLogin; i++) await TryAsync(host, login, "wrong wrong wrong");
        var refused = await host.AsAsync(null, new SignInWithPassword(login, "wrong wrong wrong", Device.None));
        refused.Refusal!.Code.ShouldBe("request.too-many");
        refused.Refusal.Args[0].ShouldBe(60);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await host.AsAsync(null, new SignInWithPassword(login, "wrong wrong wrong", Device.None))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Tries_are_recorded_for_the_person()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.PersonAsync(await host.ParkAsync(), "li@park.example", BuiltInRole.Member);
        await host.AsAsync(null, new SignInWithPassword("li@park.example", "wrong wrong wrong", new Device("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Edg/130", "203.0.113.7")));
        await host.SignInAsync("li@park.example");
        var records = await host.LookAsync(db => db.SignInRecords.OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync());
        records.Select(r => (r.Succeeded, r.Device)).ShouldBe([(false, "Edge · Windows"), (true, "")]);
    }

    private static async Task<SignInOutcome> TryAsync(IdentityHost host, string login, string password) =>
        (await host.AsAsync(null, new SignInWithPassword(login, password, Device.None))).Require();
}
