using Shouldly;
using SmartPark.Identity.Departments;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Departments;

public sealed class DepartmentTests
{
    [Fact]
    public async Task A_department_is_made_moved_and_deleted_only_when_empty()
    {
        await using var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var boss = await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        var top = (await host.AsAsync(boss, new MakeDepartment("生产部"))).Require();
        var below = (await host.AsAsync(boss, new MakeDepartment("一车间", top))).Require();
        (await host.AsAsync(boss, new MakeDepartment("一车间", top))).Refusal!.Code.ShouldBe("department.name-taken");
        (await host.AsAsync(boss, new MoveDepartment(top, below, 1))).Refusal!.Code.ShouldBe("department.below-itself");
        (await host.AsAsync(boss, new MoveDepartment(top, top, 1))).Refusal!.Code.ShouldBe("department.below-itself");
        (await host.AsAsync(boss, new DeleteDepartment(top))).Refusal!.Code.ShouldBe("department.not-empty");
        (await host.AsAsync(boss, new MoveDepartment(below, null, 1))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(boss, new DeleteDepartment(top))).Succeeded.ShouldBeTrue();
        var me = (await host.AsAsync(boss, new Me())).Require().Person;
        (await host.AsAsync(boss, new PlaceMember(me, below, "厂长", 1))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(boss, new DeleteDepartment(below))).Refusal!.Code.ShouldBe("department.not-empty");
        (await host.AsAsync(boss, new FindMembers())).Require().Rows.Single().DepartmentName.ShouldBe("一车间");
    }

    [Fact]
    public async Task The_tree_has_a_bottom()
    {
        await using var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var boss = await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        Guid? at = null;
        for (var i = 0; i < 8; i++) at = (await host.AsAsync(boss, new MakeDepartment("第" + i, at))).Require();
        (await host.AsAsync(boss, new MakeDepartment("太深", at))).Refusal!.Code.ShouldBe("department.deep");
    }

    [Fact]
    public async Task The_second_editor_of_a_department_is_told_and_changes_nothing()
    {
        await using var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var (first, second) = (await host.SignedInAsync(firm, "first@firm.example", BuiltInRole.Administrator), await host.SignedInAsync(firm, "second@firm.example", BuiltInRole.Administrator));
        var top = (await host.AsAsync(first, new MakeDepartment("生产部"))).Require();
        var shop = (await host.AsAsync(first, new MakeDepartment("一车间"))).Require();
        var opened = await ShopAsync(host, second, shop);

        (await host.AsAsync(first, new RenameDepartment(shop, "机加车间", opened.Version))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(second, new RenameDepartment(shop, "装配车间", opened.Version))).Refusal!.Code.ShouldBe("conflict.changed");
        (await host.AsAsync(second, new MoveDepartment(shop, top, opened.Version))).Refusal!.Code.ShouldBe("conflict.changed");
        var now = await ShopAsync(host, second, shop);
        (now.Name, now.ParentId).ShouldBe(("机加车间", null));

        (await host.AsAsync(second, new MoveDepartment(shop, top, now.Version))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(first, new MoveDepartment(shop, null, now.Version))).Refusal!.Code.ShouldBe("conflict.changed");
        (await ShopAsync(host, first, shop)).ParentId.ShouldBe(top);
    }

    private static async Task<DepartmentRow> ShopAsync(IdentityHost host, string key, Guid id) => (await host.AsAsync(key, new FindDepartments())).Require().Single(d => d.Id == id);
}
