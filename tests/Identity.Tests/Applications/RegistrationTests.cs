using Microsoft.EntityFrameworkCore;
using Shouldly;
using SmartPark.Identity.Applications;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Applications;

public sealed class RegistrationTests
{
    [Fact]
    public async Task An_approved_company_becomes_a_tenant_with_its_first_administrator()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var manager = await host.SignedInAsync(park, "chief@park.example", BuiltInRole.ParkManager);
        var filed = (await host.AsAsync(null, Wish(host, park))).Require();
        (await StateAsync(host, filed)).ShouldBe(ApplicationState.Filed);
        (await host.AsAsync(null, new TakeInvitation(filed.Number, filed.Secret))).Refusal!.Code.ShouldBe("application.no-invitation");
        var row = (await host.AsAsync(manager, new FindApplications())).Require().Rows.Single();
        (await host.AsAsync(manager, new ApproveApplication(row.Id, row.Version))).Succeeded.ShouldBeTrue();
        await host.DeliverAsync();
        (await StateAsync(host, filed)).ShouldBe(ApplicationState.Opened);
        var firm = (await host.AsAsync(manager, new FindTenants(TenantKinds.Enterprise))).Require().Rows.Single();
        (firm.Name, firm.Park, firm.Enabled, firm.SubKind).ShouldBe(("沈阳虚构数控有限公司", park, true, TenantSubKind.ResidentEnterprise));
        var link = (await host.AsAsync(null, new TakeInvitation(filed.Number, filed.Secret))).Require();
        var outcome = (await host.AsAsync(null, new AcceptInvitation(link.Path.Split('/')[^1], "周总", IdentityHost.Password, Device.None))).Require();
        var me = (await host.AsAsync(outcome.SessionKey, new Me())).Require();
        (me.Tenant!.Id, me.Email).ShouldBe((firm.Id, "zhou@firm.example"));
        me.Permissions.ShouldContain(IdentityPermissions.MembersManage);
        (await host.AsAsync(null, new TakeInvitation(filed.Number, filed.Secret))).Refusal!.Code.ShouldBe("application.no-invitation");
    }

    [Theory]
    [InlineData("91210112MA0000000X", "uscc.check-digit")]
    [InlineData("9121", "uscc.length")]
    [InlineData("", "uscc.empty")]
    public async Task A_wrong_credit_code_is_refused_at_its_field(string uscc, string code)
    {
        await using var host = await IdentityHost.StartAsync();
        var refusal = (await host.AsAsync(null, Wish(host, await host.ParkAsync()) with { Uscc = uscc })).Refusal!;
        refusal.All().ShouldContain(r => r.Code == code && r.Field == "Uscc");
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_application_is_told_at_once()
    {
        await using var host = await IdentityHost.StartAsync();
        var wish = Wish(host, await host.ParkAsync()) with { Company = "a\u202eb", IndustryCode = "9999", DivisionCode = "999999", ContactEmail = "x", ContactPhone = "123", SubKind = TenantSubKind.Park };
        (await host.AsAsync(null, wish)).Refusal!.All().Select(r => r.Field).Distinct()
            .ShouldBe(["SubKind", "Company", "IndustryCode", "DivisionCode", "ContactEmail", "ContactPhone"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_inner_check_digit_counts_unless_the_licence_shows_it_so()
    {
        await using var host = await IdentityHost.StartAsync();
        var wish = Wish(host, await host.ParkAsync()) with { Uscc = OldCode() };
        (await host.AsAsync(null, wish)).Refusal!.Code.ShouldBe("uscc.organisation-check-digit");
        (await host.AsAsync(null, wish with { LicenceShowsIt = true })).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_decides_on_his_own_application()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var one = await host.SignedInAsync(park, "one@park.example", BuiltInRole.ParkManager);
        var contact = await host.SignedInAsync(park, "zhou@firm.example", BuiltInRole.ParkManager);
        await host.AsAsync(one, Wish(host, park));
        var id = (await host.AsAsync(one, new FindApplications())).Require().Rows.Single().Id;
        (await host.AsAsync(one, new ApproveApplication(id))).Refusal!.Code.ShouldBe("application.own");
        (await host.AsAsync(contact, new ApproveApplication(id))).Refusal!.Code.ShouldBe("application.own");
        (await host.AsAsync(contact, new RefuseApplication(id, "x"))).Refusal!.Code.ShouldBe("application.own");
        var other = await host.SignedInAsync(park, "other@park.example", BuiltInRole.ParkManager);
        (await host.AsAsync(other, new ApproveApplication(id))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(other, new ApproveApplication(id))).Refusal!.Code.ShouldBe("application.decided");
    }

    [Fact]
    public async Task A_refused_applicant_reads_the_reason_and_may_apply_again()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var manager = await host.SignedInAsync(park, "chief@park.example", BuiltInRole.ParkManager);
        var wish = Wish(host, park);
        var filed = (await host.AsAsync(null, wish)).Require();
        (await host.AsAsync(null, wish)).Refusal!.Code.ShouldBe("application.waiting");
        (await host.AsAsync(manager, new RefuseApplication(filed.ApplicationId, "材料不齐"))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(null, new FollowApplication(filed.Number, filed.Secret))).Require().Reason.ShouldBe("材料不齐");
        (await host.AsAsync(null, wish)).Succeeded.ShouldBeTrue();
        (await host.AsAsync(null, new FollowApplication(filed.Number, "WRONG"))).Refusal!.Code.ShouldBe("application.number");
        (await host.AsAsync(null, new FollowApplication("20260101-XXXXXX", filed.Secret))).Refusal!.Code.ShouldBe("application.number");
    }

    [Fact]
    public async Task Another_park_neither_sees_nor_decides()
    {
        await using var host = await IdentityHost.StartAsync();
        var (north, south) = (await host.ParkAsync("north"), await host.ParkAsync("south"));
        var filed = (await host.AsAsync(null, Wish(host, north))).Require();
        var stranger = await host.SignedInAsync(south, "chief@south.example", BuiltInRole.ParkManager);
        (await host.AsAsync(stranger, new FindApplications())).Require().Rows.ShouldBeEmpty();
        (await host.AsAsync(stranger, new ApproveApplication(filed.ApplicationId))).Refusal!.Code.ShouldBe("application.not-found");
        (await host.AsAsync(stranger, new GetApplication(filed.ApplicationId))).Refusal!.Code.ShouldBe("application.not-found");
        (await host.AsAsync(null, Wish(host, TenantId.Platform))).Refusal!.Code.ShouldBe("tenant.park");
    }

    private static RegisterEnterprise Wish(IdentityHost host, TenantId park) =>
        new(park, TenantSubKind.ResidentEnterprise, "沈阳虚构数控有限公司", host.NextUscc(), "3421", "210112", "周总", "Zhou@firm.example", "13800000000");

    private static async Task<ApplicationState> StateAsync(IdentityHost host, FiledApplication filed) => (await host.AsAsync(null, new FollowApplication(filed.Number, filed.Secret))).Require().State;

    /// <summary>A code whose outer check digit is right and whose inner one is not.</summary>
    private static string OldCode()
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        foreach (var inner in alphabet)
        {
            foreach (var outer in alphabet)
            {
                var code = "91210112MA123456" + inner + outer;
                var check = Kernel.Codes.UnifiedCreditCode.TryParse(code, out _);
                if (check.IsValid && check.Problems.Any(p => p.Code == "uscc.organisation-check-digit")) return code;
            }
        }
        throw new InvalidOperationException("no such code");
    }
}
