using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Identity.ApiKeys;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Roles;

public sealed class RoleTests
{
    [Fact]
    public async Task An_own_role_gives_its_permissions_and_changes_count_at_once()
    {
        var (host, boss, firm) = await FirmAsync();
        await using var _1 = host;
        var role = (await host.AsAsync(boss, new MakeRole("人事", [IdentityPermissions.MembersRead]))).Require();
        var wu = await host.SignedInAsync(firm, "wu@firm.example", RoleCodes.Of(role));
        (await host.AsAsync(wu, new FindMembers())).Succeeded.ShouldBeTrue();
        (await host.AsAsync(wu, new MakeRole("x", [IdentityPermissions.MembersRead]))).Refusal!.Code.ShouldBe("access.denied");
        (await host.AsAsync(boss, new ChangeRole(role, "人事", [IdentityPermissions.DepartmentsManage], 1))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(wu, new FindMembers())).Refusal!.Code.ShouldBe("access.denied");
        (await host.AsAsync(boss, new ChangeRole(role, "人事", [IdentityPermissions.MembersRead], 1))).Refusal!.Code.ShouldBe("conflict.changed");
        (await host.AsAsync(boss, new DeleteRole(role))).Refusal!.Code.ShouldBe("role.in-use");
    }

    [Fact]
    public async Task Nobody_gives_a_permission_he_does_not_hold()
    {
        var (host, boss, firm) = await FirmAsync();
        await using var _1 = host;
        var powers = (await host.AsAsync(boss, new MakeRole("人事", [IdentityPermissions.MembersRead, IdentityPermissions.MembersManage, IdentityPermissions.RolesManage]))).Require();
        var wu = await host.SignedInAsync(firm, "wu@firm.example", RoleCodes.Of(powers));
        var me = (await host.AsAsync(wu, new Me())).Require().Person;
        (await host.AsAsync(wu, new ChangeMemberRoles(me, [RoleCodes.Of(powers), BuiltInRole.Administrator]))).Refusal!.Code.ShouldBe("role.beyond");
        (await host.AsAsync(wu, new InviteMember("同伙", "x@firm.example", [BuiltInRole.Administrator]))).Refusal!.Code.ShouldBe("role.beyond");
        (await host.AsAsync(wu, new MakeRole("密钥", [IdentityPermissions.KeysManage]))).Refusal!.Code.ShouldBe("role.beyond");
        (await host.AsAsync(wu, new ChangeRole(powers, "人事", [IdentityPermissions.KeysManage], 1))).Refusal!.Code.ShouldBe("role.beyond");
        (await host.AsAsync(wu, new InviteMember("新人", "y@firm.example", [BuiltInRole.Member]))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_permission_of_another_kind_of_tenant_is_refused_and_a_built_in_role_of_another_kind_too()
    {
        var (host, boss, _) = await FirmAsync();
        await using var _1 = host;
        (await host.AsAsync(boss, new MakeRole("越界", [IdentityPermissions.ApplicationsDecide]))).Refusal!.Code.ShouldBe("role.permission");
        (await host.AsAsync(boss, new InviteMember("x", "x@firm.example", [BuiltInRole.ParkManager]))).Refusal!.Code.ShouldBe("role.unknown");
        (await host.AsAsync(boss, new MakeRole("空", []))).Refusal!.Code.ShouldBe("role.no-permissions");
    }

    [Theory]
    [InlineData("zh-CN", "管理本单位的 API 密钥", "审核入驻申请")]
    [InlineData("en", "Manage the organisation's API keys", "Decide on applications")]
    public async Task A_refused_permission_is_told_in_the_words_of_the_reader(string culture, string beyond, string stranger)
    {
        var (host, boss, firm) = await FirmAsync();
        await using var _1 = host;
        var powers = (await host.AsAsync(boss, new MakeRole("人事", [IdentityPermissions.MembersRead, IdentityPermissions.RolesManage]))).Require();
        var wu = await host.SignedInAsync(firm, "wu@firm.example", RoleCodes.Of(powers));
        var refusals = new List<Refusal>
        {
            (await host.AsAsync(wu, new MakeRole("密钥", [IdentityPermissions.KeysManage]))).Refusal!,
            (await host.AsAsync(wu, new MakeRole("越界", [IdentityPermissions.ApplicationsDecide]))).Refusal!,
            (await host.AsAsync(wu, new MakeMyKey("k", [IdentityPermissions.KeysManage], 30))).Refusal!,
            (await host.AsAsync(boss, new MakeServiceKey("k", [IdentityPermissions.ApplicationsDecide], 30))).Refusal!,
        };
        refusals.Select(r => r.Code).ShouldBe(["role.beyond", "role.permission", "role.beyond", "role.beyond"]);
        var texts = host.Services.GetRequiredService<RefusalTexts>();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var said = refusals.Select(texts.For).ToList();
            said.ShouldAllBe(s => !s.Contains("identity.", StringComparison.Ordinal));
            said[0].ShouldContain(beyond);
            said[1].ShouldContain(stranger);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static async Task<(IdentityHost Host, string Boss, TenantId Firm)> FirmAsync()
    {
        var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        return (host, await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator), firm);
    }
}
