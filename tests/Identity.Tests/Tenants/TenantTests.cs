using Shouldly;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Tenants;

public sealed class TenantTests
{
    [Fact]
    public async Task An_enterprise_opens_in_its_park_and_is_found_by_it_alone()
    {
        await using var host = await IdentityHost.StartAsync();
        var (north, south) = (await host.ParkAsync("north"), await host.ParkAsync("south"));
        var firm = await host.EnterpriseAsync(north);
        var ofNorth = await host.SignedInAsync(north, "a@north.example", BuiltInRole.ParkManager);
        var ofSouth = await host.SignedInAsync(south, "a@south.example", BuiltInRole.ParkManager);
        (await host.AsAsync(ofNorth, new FindTenants())).Require().Rows.Select(r => r.Id).ShouldBe([firm]);
        (await host.AsAsync(ofSouth, new FindTenants())).Require().Rows.ShouldBeEmpty();
        (await host.AsAsync(ofSouth, new FindTenants(OfPark: north))).Require().Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_visitor_learns_no_codes_of_a_tenant()
    {
        await using var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var row = (await host.AsAsync(null, new GetTenant(firm))).Require();
        (row.Name, row.Uscc, row.IndustryCode, row.DivisionCode).ShouldBe(("沈阳虚构数控有限公司", null, null, null));
        (await host.AsAsync(null, new GetParkBySlug("hunnan"))).Require().Kind.ShouldBe(TenantKinds.Park);
        (await host.AsAsync(null, new ListParks())).Require().Count.ShouldBe(1);
        (await host.AsAsync(null, new FindTenants())).Refusal!.Code.ShouldBe("access.sign-in-needed");
    }

    [Fact]
    public async Task A_credit_code_opens_one_tenant_only()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var uscc = host.NextUscc();
        (await host.AsSystemAsync(new OpenTenant(TenantSubKind.ResidentEnterprise, "甲", park, Uscc: uscc))).Succeeded.ShouldBeTrue();
        (await host.AsSystemAsync(new OpenTenant(TenantSubKind.ChainPartner, "乙", park, Uscc: uscc))).Refusal!.Code.ShouldBe("tenant.uscc-taken");
        (await host.AsSystemAsync(new OpenTenant(TenantSubKind.Park, "丙", Slug: "hunnan"))).Refusal!.Code.ShouldBe("tenant.slug-taken");
        (await host.AsSystemAsync(new OpenTenant(TenantSubKind.ResidentEnterprise, "丁"))).Refusal!.Code.ShouldBe("tenant.park");
    }

    [Fact]
    public async Task Only_the_operator_opens_a_park()
    {
        await using var host = await IdentityHost.StartAsync();
        var wish = new OpenPark("新园区", "new-park", "210112", "王主任", "wang@park.example");
        var manager = await host.SignedInAsync(await host.ParkAsync(), "m@park.example", BuiltInRole.ParkManager, BuiltInRole.Administrator);
        (await host.AsAsync(manager, wish)).Refusal!.Code.ShouldBe("access.denied");
        var op = await host.SignedInAsync(TenantId.Platform, "op@op.example", BuiltInRole.PlatformOperator);
        var opened = (await host.AsAsync(op, wish)).Require();
        opened.Link!.Path.ShouldStartWith("/account/invitation/");
        (await host.AsAsync(op, wish with { Slug = "Bad Slug" })).Refusal!.Code.ShouldBe("tenant.slug");
    }

    [Fact]
    public async Task A_person_of_two_tenants_switches_and_has_the_permissions_of_each()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var firm = await host.EnterpriseAsync(park);
        var key = await host.SignedInAsync(firm, "li@firm.example", BuiltInRole.Administrator);
        await host.AsSystemAsync(new AddPerson(park, "李", "li@firm.example", [BuiltInRole.Editor]));
        var me = (await host.AsAsync(key, new Me())).Require();
        (me.Tenant!.Id, me.Memberships.Count).ShouldBe((firm, 2));
        me.Permissions.ShouldContain(IdentityPermissions.MembersManage);
        (await host.AsAsync(key, new SwitchTenant(park))).Succeeded.ShouldBeTrue();
        var there = (await host.AsAsync(key, new Me())).Require();
        there.Tenant!.Id.ShouldBe(park);
        there.Permissions.ShouldNotContain(IdentityPermissions.MembersManage);
        (await host.AsAsync(key, new SwitchTenant(TenantId.Platform))).Refusal!.Code.ShouldBe("tenant.not-yours");
    }
}
