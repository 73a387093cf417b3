using Shouldly;
using SmartPark.Identity.ApiKeys;
using SmartPark.Identity.Applications;
using SmartPark.Identity.Departments;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests;

/// <summary>The main way through the module on PostgreSQL, with row-level security on.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task A_company_registers_is_approved_and_works_on_postgres()
    {
        await using var host = await IdentityHost.StartAsync(provider: DatabaseProvider.Postgres);
        var park = await host.ParkAsync();
        var manager = await host.SignedInAsync(park, "chief@park.example", BuiltInRole.ParkManager, BuiltInRole.Administrator);
        var wish = new RegisterEnterprise(park, TenantSubKind.ResidentEnterprise, "沈阳虚构数控有限公司", host.NextUscc(), "3421", "210112", "周总", "zhou@firm.example");
        var filed = (await host.AsAsync(null, wish)).Require();
        (await host.AsAsync(manager, new ApproveApplication(filed.ApplicationId))).Require();
        await host.DeliverAsync();
        var link = (await host.AsAsync(null, new TakeInvitation(filed.Number, filed.Secret))).Require();
        var boss = (await host.AsAsync(null, new AcceptInvitation(link.Path.Split('/')[^1], "周总", IdentityHost.Password, Device.None))).Require().SessionKey;
        var department = (await host.AsAsync(boss, new MakeDepartment("生产部"))).Require();
        var role = (await host.AsAsync(boss, new MakeRole("人事", [IdentityPermissions.MembersRead]))).Require();
        var invited = (await host.AsAsync(boss, new InviteMember("吴工", "wu@firm.example", [RoleCodes.Of(role)], DepartmentId: department))).Require();
        var wu = (await host.AsAsync(null, new AcceptInvitation(invited.Link.Path.Split('/')[^1], "吴工", IdentityHost.Password, Device.None))).Require().SessionKey;
        (await host.AsAsync(wu, new FindMembers())).Require().Rows.Single(r => r.Name == "吴工").DepartmentName.ShouldBe("生产部");
        var key = (await host.AsAsync(boss, new MakeMyKey("报表", [IdentityPermissions.MembersRead], 3))).Require().Key;
        (await host.WithTicketAsync(new(TicketKind.ApiKey, key), new FindMembers())).Require().Total.ShouldBe(2);
        (await host.AsAsync(manager, new FindMembers())).Require().Total.ShouldBe(1);
        (await host.AsSystemAsync(new FindRecipients(new Recipients(AllOfPark: park)))).Require().Count.ShouldBe(3);
        (await host.AsAsync(boss, new FindMySessions())).Require().Count.ShouldBe(1);
        var me = (await host.AsAsync(wu, new Me())).Require();
        (await host.AsAsync(boss, new DisableMember(me.Person))).Require();
        (await host.AsAsync(wu, new Me())).Succeeded.ShouldBeFalse();
        await host.DeliverAsync();
        (await host.AsAsync(manager, new FindTenants(Text: "数控"))).Require().Rows.Single().Id.ShouldBe(me.Tenant!.Id);
    }
}
