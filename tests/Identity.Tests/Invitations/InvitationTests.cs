using Microsoft.EntityFrameworkCore;
using Shouldly;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Invitations;

public sealed class InvitationTests
{
    [Fact]
    public async Task An_invitation_works_once()
    {
        var (host, boss, _) = await FirmAsync();
        await using var _1 = host;
        var token = await InviteAsync(host, boss, "wu@firm.example");
        (await host.AsAsync(null, new GetInvitation(token))).Require().HasAccount.ShouldBeFalse();
        var outcome = (await AcceptAsync(host, token)).Require();
        (await host.AsAsync(outcome.SessionKey, new Me())).Require().Memberships.Single().Roles.ShouldBe([BuiltInRole.Member]);
        (await AcceptAsync(host, token)).Refusal!.Code.ShouldBe("invitation.link");
        (await host.AsAsync(boss, new InviteMember("吴", "wu@firm.example", [BuiltInRole.Member]))).Refusal!.Code.ShouldBe("member.already");
        (await host.SignInAsync("wu@firm.example")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days_when_withdrawn_and_when_a_new_link_is_made()
    {
        var (host, boss, _) = await FirmAsync();
        await using var _1 = host;
        var first = (await host.AsAsync(boss, new InviteMember("吴", "wu@firm.example", [BuiltInRole.Member]))).Require();
        var second = (await host.AsAsync(boss, new MakeInvitationLink(first.InvitationId))).Require();
        (await AcceptAsync(host, Token(first.Link))).Refusal!.Code.ShouldBe("invitation.link");
        host.Clock.Advance(TimeSpan.FromDays(7));
        (await AcceptAsync(host, Token(second))).Refusal!.Code.ShouldBe("invitation.link");
        var again = await host.SignInAsync("boss@firm.example");
        var third = (await host.AsAsync(again, new InviteMember("吴", "wu@firm.example", [BuiltInRole.Member]))).Require();
        (await host.AsAsync(again, new WithdrawInvitation(third.InvitationId))).Succeeded.ShouldBeTrue();
        (await AcceptAsync(host, Token(third.Link))).Refusal!.Code.ShouldBe("invitation.link");
    }

    [Fact]
    public async Task A_person_with_an_account_joins_after_signing_in_and_nobody_else_does()
    {
        var (host, boss, firm) = await FirmAsync();
        await using var _1 = host;
        var other = await host.EnterpriseAsync(await host.ParkAsync("other"), "别家");
        var wu = await host.SignedInAsync(other, "wu@other.example", BuiltInRole.Member);
        var stranger = await host.SignedInAsync(other, "stranger@other.example", BuiltInRole.Member);
        var token = await InviteAsync(host, boss, "wu@other.example");
        (await AcceptAsync(host, token)).Refusal!.Code.ShouldBe("invitation.account-exists");
        (await host.AsAsync(stranger, new JoinByInvitation(token))).Refusal!.Code.ShouldBe("invitation.other-person");
        (await host.AsAsync(wu, new JoinByInvitation(token))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(wu, new Me())).Require().Tenant!.Id.ShouldBe(firm);
        (await host.AsAsync(boss, new FindMembers(Text: "wu@"))).Require().Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_first_operator_comes_by_a_link_made_by_the_system()
    {
        await using var host = await IdentityHost.StartAsync();
        var link = (await host.AsSystemAsync(new CreateOperator("运营", "op@op.example"))).Require();
        var outcome = (await AcceptAsync(host, Token(link))).Require();
        var me = (await host.AsAsync(outcome.SessionKey, new Me())).Require();
        me.Tenant!.Kind.ShouldBe(TenantKinds.Operator);
        me.Permissions.ShouldContain(IdentityPermissions.TenantsManage);
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_the_link_still_works()
    {
        var (host, boss, _) = await FirmAsync();
        await using var _1 = host;
        var token = await InviteAsync(host, boss, "wu@firm.example");
        (await host.AsAsync(null, new AcceptInvitation(token, "吴", "password1234", Device.None))).Refusal!.Code.ShouldBe("password.common");
        (await AcceptAsync(host, token)).Succeeded.ShouldBeTrue();
    }

    private static async Task<(IdentityHost Host, string Boss, TenantId Firm)> FirmAsync()
    {
        var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        return (host, await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator), firm);
    }

    private static async Task<string> InviteAsync(IdentityHost host, string boss, string email) => Token((await host.AsAsync(boss, new InviteMember("吴", email, [BuiltInRole.Member]))).Require().Link);

    private static Task<Kernel.Results.Result<SignInOutcome>> AcceptAsync(IdentityHost host, string token) => host.AsAsync(null, new AcceptInvitation(token, "吴工", IdentityHost.Password, Device.None));

    private static string Token(OneTimeLink link) => link.Path.Split('/')[^1];
}
