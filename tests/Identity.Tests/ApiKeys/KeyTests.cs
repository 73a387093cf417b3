using Microsoft.EntityFrameworkCore;
using Shouldly;
using SmartPark.Identity.ApiKeys;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Identity.Tests.SignIn;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.ApiKeys;

public sealed class KeyTests
{
    [Fact]
    public async Task A_personal_key_does_what_its_scopes_and_its_person_both_may()
    {
        var (host, boss, firm) = await FirmAsync();
        await using var _1 = host;
        var made = (await host.AsAsync(boss, new MakeMyKey("报表", [IdentityPermissions.MembersRead], 30))).Require();
        var ticket = new Ticket(TicketKind.ApiKey, made.Key);
        (await host.WithTicketAsync(ticket, new FindMembers())).Succeeded.ShouldBeTrue();
        (await host.WithTicketAsync(ticket, new Me())).Require().Tenant!.Id.ShouldBe(firm);
        (await host.WithTicketAsync(ticket, new Identity.Roles.MakeRole("x", [IdentityPermissions.MembersRead]))).Refusal!.Code.ShouldBe("access.denied");
        (await host.WithTicketAsync(ticket, new MakeMyKey("更多", [], 30))).Refusal!.Code.ShouldBe("session.needed");
        await host.PersonAsync(firm, "second@firm.example", BuiltInRole.Administrator);
        await host.AsSystemAsync(new AddPerson(firm, "老板", "boss@firm.example", [BuiltInRole.Member]));
        (await host.WithTicketAsync(ticket, new FindMembers())).Refusal!.Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task A_key_ends_when_revoked_and_when_it_expires_and_is_stored_as_a_hash()
    {
        var (host, boss, _) = await FirmAsync();
        await using var _1 = host;
        var service = (await host.AsAsync(boss, new MakeServiceKey("网关", [IdentityPermissions.MembersRead], 2))).Require();
        var mine = (await host.AsAsync(boss, new MakeMyKey("脚本", [IdentityPermissions.MembersRead], 2))).Require();
        (await host.LookAsync(db => db.ApiKeys.Select(k => k.KeyHash).ToListAsync())).ShouldAllBe(hash => hash.Length == 64 && hash != mine.Key);
        (await host.WithTicketAsync(new(TicketKind.ApiKey, service.Key), new FindMembers())).Succeeded.ShouldBeTrue();
        (await host.WithTicketAsync(new(TicketKind.ApiKey, service.Key), new Me())).Refusal!.Code.ShouldBe("access.denied");
        (await host.AsAsync(boss, new RevokeMyKey(service.KeyId))).Refusal!.Code.ShouldBe("key.not-found");
        (await host.AsAsync(boss, new RevokeMyKey(mine.KeyId))).Succeeded.ShouldBeTrue();
        (await host.WithTicketAsync(new(TicketKind.ApiKey, mine.Key), new FindMembers())).Refusal!.Code.ShouldBe("access.sign-in-needed");
        host.Clock.Advance(TimeSpan.FromDays(2));
        (await host.WithTicketAsync(new(TicketKind.ApiKey, service.Key), new FindMembers())).Refusal!.Code.ShouldBe("access.sign-in-needed");
    }

    [Fact]
    public async Task Nobody_puts_into_a_key_what_he_may_not_do()
    {
        var (host, boss, firm) = await FirmAsync();
        await using var _1 = host;
        var wu = await host.SignedInAsync(firm, "wu@firm.example", BuiltInRole.Member);
        (await host.AsAsync(wu, new MakeMyKey("x", [IdentityPermissions.MembersRead], 30))).Refusal!.Code.ShouldBe("role.beyond");
        (await host.AsAsync(boss, new MakeServiceKey("x", [IdentityPermissions.ApplicationsDecide], 30))).Refusal!.Code.ShouldBe("role.beyond");
        (await host.AsAsync(boss, new MakeMyKey("x", [], 367))).Refusal!.Code.ShouldBe("key.days");
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        (await host.AsAsync(boss, new MakeMyKey("x", [], 30))).Refusal!.Code.ShouldBe("session.reauthenticate");
    }

    [Fact]
    public async Task A_key_travels_as_a_bearer_token()
    {
        await using var site = await IdentitySite.StartAsync();
        var firm = await site.Host.EnterpriseAsync(await site.Host.ParkAsync());
        await site.Host.PersonAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        var made = (await site.Host.AsSystemAsync(new CreateApiKey("boss@firm.example", "命令行", [IdentityPermissions.MembersRead]))).Require();
        var browser = site.Browse();
        browser.Client.DefaultRequestHeaders.Authorization = new("Bearer", made.Key);
        (await browser.ReadAsync("/whoami")).ShouldBe("boss@firm.example");
        browser.Client.DefaultRequestHeaders.Authorization = new("Bearer", made.Key + "x");
        (await browser.ReadAsync("/whoami")).ShouldBe("-");
    }

    private static async Task<(IdentityHost Host, string Boss, TenantId Firm)> FirmAsync()
    {
        var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        return (host, await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator), firm);
    }
}
