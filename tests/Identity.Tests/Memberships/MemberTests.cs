using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Memberships;

public sealed class MemberTests
{
    [Fact]
    public async Task The_last_administrator_can_be_neither_disabled_removed_nor_demoted()
    {
        await using var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var boss = await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        var me = (await host.AsAsync(boss, new Me())).Require().Person;
        (await host.AsAsync(boss, new DisableMember(me))).Refusal!.Code.ShouldBe("member.last-administrator");
        (await host.AsAsync(boss, new RemoveMember(me))).Refusal!.Code.ShouldBe("member.last-administrator");
        (await host.AsAsync(boss, new ChangeMemberRoles(me, [BuiltInRole.Member]))).Refusal!.Code.ShouldBe("member.last-administrator");
        var second = await host.PersonAsync(firm, "second@firm.example", BuiltInRole.Administrator);
        (await host.AsAsync(boss, new DisableMember(second))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(boss, new RemoveMember(me))).Refusal!.Code.ShouldBe("member.last-administrator");
        (await host.AsAsync(boss, new EnableMember(second))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(boss, new ChangeMemberRoles(me, [BuiltInRole.Member]))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_disabled_member_is_out_at_once_and_his_open_page_is_told()
    {
        await using var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var boss = await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        var wu = await host.SignedInAsync(firm, "wu@firm.example", BuiltInRole.Member);
        var row = (await host.AsAsync(wu, new Me())).Require();
        var heard = new List<string>();
        using var listening = host.Services.GetRequiredService<ILive>().Subscribe("session:" + row.SessionId, payload => { heard.Add(payload); return Task.CompletedTask; });
        (await host.AsAsync(boss, new DisableMember(row.Person))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(wu, new Me())).Refusal!.Code.ShouldBe("access.sign-in-needed");
        await host.DeliverAsync();
        heard.ShouldBe(["ended"]);
        (await host.AsAsync(boss, new EnableMember(row.Person))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(wu, new Me())).Refusal!.Code.ShouldBe("access.sign-in-needed");
    }

    [Fact]
    public async Task Disabling_a_tenant_or_a_person_ends_their_sessions()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var (one, two) = (await host.EnterpriseAsync(park, "一号"), await host.EnterpriseAsync(park, "二号"));
        var (a, b) = (await host.SignedInAsync(one, "a@one.example", BuiltInRole.Member), await host.SignedInAsync(two, "b@two.example", BuiltInRole.Member));
        var manager = await host.SignedInAsync(park, "chief@park.example", BuiltInRole.ParkManager);
        (await host.AsAsync(manager, new DisableEnterprise(one, "欠费"))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(manager, new DisableEnterprise(park, "自己"))).Refusal!.Code.ShouldBe("tenant.not-found");
        (await host.AsAsync(a, new Me())).Succeeded.ShouldBeFalse();
        (await host.AsAsync(b, new Me())).Succeeded.ShouldBeTrue();
        var person = (await host.AsAsync(b, new Me())).Require().Person;
        var op = await host.SignedInAsync(TenantId.Platform, "op@op.example", BuiltInRole.PlatformOperator);
        (await host.AsAsync(manager, new DisablePerson(person, "测试"))).Refusal!.Code.ShouldBe("access.denied");
        (await host.AsAsync(op, new DisablePerson(person, "测试"))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(b, new Me())).Succeeded.ShouldBeFalse();
        await host.DeliverAsync();
        (await host.LookAsync(db => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(2);
    }

    [Fact]
    public async Task Members_of_another_tenant_cannot_be_touched()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var stranger = await host.PersonAsync(await host.EnterpriseAsync(park, "别家"), "b@two.example", BuiltInRole.Member);
        var boss = await host.SignedInAsync(await host.EnterpriseAsync(park), "boss@firm.example", BuiltInRole.Administrator);
        (await host.AsAsync(boss, new DisableMember(stranger))).Refusal!.Code.ShouldBe("member.not-found");
        (await host.AsAsync(boss, new RemoveMember(stranger))).Refusal!.Code.ShouldBe("member.not-found");
        (await host.AsAsync(boss, new ChangeMemberRoles(stranger, [BuiltInRole.Member]))).Refusal!.Code.ShouldBe("member.not-found");
        (await host.AsAsync(boss, new Identity.Passwords.MakeResetLink(stranger))).Refusal!.Code.ShouldBe("member.not-found");
        (await host.AsAsync(boss, new FindMembers())).Require().Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_name_reaches_the_lists_of_all_tenants()
    {
        await using var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var boss = await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        (await host.AsAsync(boss, new ChangeMyProfile("周明", "en"))).Succeeded.ShouldBeTrue();
        await host.DeliverAsync();
        (await host.AsAsync(boss, new FindMembers())).Require().Rows.Single().Name.ShouldBe("周明");
    }

    [Fact]
    public async Task The_second_editor_of_a_members_place_is_told_and_changes_nothing()
    {
        await using var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var boss = await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        var wu = await host.PersonAsync(firm, "wu@firm.example", BuiltInRole.Member);
        var opened = await MemberAsync(host, boss, wu);
        (await host.AsAsync(boss, new PlaceMember(wu, null, "班长", opened.Version))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(boss, new PlaceMember(wu, null, "主任", opened.Version))).Refusal!.Code.ShouldBe("conflict.changed");
        var now = await MemberAsync(host, boss, wu);
        now.Title.ShouldBe("班长");
        (await host.AsAsync(boss, new PlaceMember(wu, null, "主任", now.Version))).Succeeded.ShouldBeTrue();
    }

    private static async Task<MemberRow> MemberAsync(IdentityHost host, string key, PersonId person) =>
        (await host.AsAsync(key, new FindMembers())).Require().Rows.Single(m => m.Person == person);
}
