using Shouldly;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Passwords;

public sealed class PasswordChangeTests
{
    private const string Wu = "wu@firm.example";

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions()
    {
        var (host, _, here) = await FirmAsync();
        await using var _1 = host;
        var there = await host.SignInAsync(Wu);
        (await host.AsAsync(here, new ChangePassword("wrong wrong wrong", "four calm rivers"))).Require().ShouldBeFalse();
        (await host.AsAsync(here, new ChangePassword(IdentityHost.Password, "four calm rivers"))).Require().ShouldBeTrue();
        (await host.AsAsync(there, new Me())).Succeeded.ShouldBeFalse();
        (await host.AsAsync(here, new Me())).Succeeded.ShouldBeTrue();
        (await host.SignInAsync(Wu, "four calm rivers")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_reset_link_works_once_for_a_day_and_ends_all_sessions()
    {
        var (host, boss, wu) = await FirmAsync();
        await using var _1 = host;
        var person = (await host.AsAsync(wu, new Me())).Require().Person;
        var late = Token(await host.AsAsync(boss, new MakeResetLink(person)));
        var token = Token(await host.AsAsync(boss, new MakeResetLink(person)));
        (await host.AsAsync(null, new ResetPassword(late, "four calm rivers"))).Refusal!.Code.ShouldBe("password.link");
        (await host.AsAsync(null, new ResetPassword(token, "four calm rivers"))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(null, new ResetPassword(token, "five calm rivers"))).Refusal!.Code.ShouldBe("password.link");
        (await host.AsAsync(wu, new Me())).Succeeded.ShouldBeFalse();
        var expired = Token(await host.AsAsync(boss, new MakeResetLink(person)));
        host.Clock.Advance(TimeSpan.FromHours(24));
        (await host.AsAsync(null, new ResetPassword(expired, "five calm rivers"))).Refusal!.Code.ShouldBe("password.link");
    }

    [Fact]
    public async Task An_administrator_cannot_reset_the_password_of_a_person_of_two_tenants()
    {
        var (host, boss, wu) = await FirmAsync();
        await using var _1 = host;
        var person = (await host.AsAsync(wu, new Me())).Require().Person;
        var other = await host.EnterpriseAsync(await host.ParkAsync("other"), "别家");
        await host.AsSystemAsync(new AddPerson(other, "吴", Wu, [BuiltInRole.Administrator]));
        (await host.AsAsync(boss, new MakeResetLink(person))).Refusal!.Code.ShouldBe("password.other-tenants");
        var op = await host.SignedInAsync(TenantId.Platform, "op@op.example", BuiltInRole.PlatformOperator);
        (await host.AsAsync(op, new MakeResetLink(person))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task The_strict_profile_asks_for_a_new_password_after_ninety_days_and_none_of_the_last_five()
    {
        var (host, boss, _) = await FirmAsync();
        await using var _1 = host;
        (await host.AsAsync(boss, new ChoosePasswordProfile(PasswordProfile.Strict))).Succeeded.ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromDays(91));
        var step = (await host.AsAsync(null, new SignInWithPassword(Wu, IdentityHost.Password, Device.None))).Require();
        step.State.ShouldBe(SignInState.NewPasswordNeeded);
        step.SessionKey.ShouldBeNull();
        (await host.AsAsync(null, new ReplaceExpiredPassword(step.Pending!, "three Calm rivers", Device.None))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(null, new ReplaceExpiredPassword(step.Pending!, "three Calm rivers 2", Device.None))).Refusal!.Code.ShouldBe("sign-in.pending-expired");
        var key = await host.SignInAsync(Wu, "three Calm rivers");
        (await host.AsAsync(key, new ChangePassword("three Calm rivers", "three Calm rivers 2"))).Require().ShouldBeTrue();
        (await host.AsAsync(key, new ChangePassword("three Calm rivers 2", "three Calm rivers"))).Refusal!.Code.ShouldBe("password.used-before");
        (await host.AsAsync(key, new ChangePassword("three Calm rivers 2", "abcdefgh"))).Refusal!.Code.ShouldBe("password.classes");
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_one_by_one_or_all()
    {
        var (host, _, here) = await FirmAsync();
        await using var _1 = host;
        var (second, third) = (await host.SignInAsync(Wu), await host.SignInAsync(Wu));
        var rows = (await host.AsAsync(here, new FindMySessions())).Require();
        rows.Count.ShouldBe(3);
        rows.Count(r => r.ThisOne).ShouldBe(1);
        var secondId = (await host.AsAsync(second, new Me())).Require().SessionId!.Value;
        (await host.AsAsync(here, new EndSession(secondId))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(here, new EndSession(secondId))).Refusal!.Code.ShouldBe("session.not-found");
        (await host.AsAsync(second, new Me())).Succeeded.ShouldBeFalse();
        (await host.AsAsync(here, new SignOutEverywhere(KeepThis: true))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(third, new Me())).Succeeded.ShouldBeFalse();
        (await host.AsAsync(here, new SignOutEverywhere())).Succeeded.ShouldBeTrue();
        (await host.AsAsync(here, new Me())).Succeeded.ShouldBeFalse();
    }

    private static async Task<(IdentityHost Host, string Boss, string Wu)> FirmAsync()
    {
        var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        return (host, await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator), await host.SignedInAsync(firm, Wu, BuiltInRole.Member));
    }

    private static string Token(Kernel.Results.Result<OneTimeLink> link) => link.Require().Path.Split('/')[^1];
}
