using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Identity.Departments;
using SmartPark.Identity.Imports;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Imports;

public sealed class ImportTests
{
    private const string Heads = "企业名称,统一社会信用代码,类型,行业代码,行政区划,管理员姓名,管理员邮箱\n";

    [Fact]
    public async Task Every_bad_cell_is_named_and_nothing_can_be_taken_over()
    {
        var (host, chief, park) = await ParkAsync();
        await using var _1 = host;
        var taken = host.NextUscc();
        await host.AsSystemAsync(new OpenTenant(TenantSubKind.ResidentEnterprise, "已在园", park, Uscc: taken));
        var rows = $"甲,{host.NextUscc()},入驻企业,3421,210112,,\n乙,91210112MA0000000X,入驻企业,,,,\n丙,{taken},意向企业,,,,\n丁,{host.NextUscc()},园区,,,王,\n";
        var run = (await host.AsAsync(chief, new PreviewEnterprises(await FileAsync(host, chief, Heads + rows)))).Require();
        (run.State, run.Rows).ShouldBe((ImportState.Faulty, 4));
        run.Problems.Where(p => !p.IsWarning).Select(p => (p.Row, p.Column, p.Code)).ShouldBe([(3, "B", "uscc.check-digit"), (4, "B", "tenant.uscc-taken"), (5, "C", "cell.choice")], ignoreOrder: true);
        (await host.AsAsync(chief, new StartImport(run.Id))).Refusal!.Code.ShouldBe("import.faulty");
    }

    [Fact]
    public async Task Ten_thousand_enterprises_come_in_whole_with_progress()
    {
        var (host, chief, park) = await ParkAsync();
        await using var _1 = host;
        var run = (await host.AsAsync(chief, new PreviewEnterprises(await FileAsync(host, chief, Sheet(host, 10_000))))).Require();
        run.State.ShouldBe(ImportState.Ready, string.Join(' ', run.Problems.Take(3)));
        var heard = new List<string>();
        using var listening = host.Services.GetRequiredService<ILive>().Subscribe("import:" + run.Id, p => { heard.Add(p); return Task.CompletedTask; });
        (await host.AsAsync(chief, new StartImport(run.Id))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(chief, new StartImport(run.Id))).Refusal!.Code.ShouldBe("import.not-ready");
        await RunAsync(host, run.Id, park);
        heard.ShouldContain("5000/10000");
        (await host.AsAsync(chief, new GetImport(run.Id))).Require().State.ShouldBe(ImportState.Done);
        (await host.AsAsync(chief, new FindTenants())).Require().Total.ShouldBe(10_000);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        var (host, chief, park) = await ParkAsync();
        await using var _1 = host;
        var run = (await host.AsAsync(chief, new PreviewEnterprises(await FileAsync(host, chief, Sheet(host, 1_000))))).Require();
        using var listening = host.Services.GetRequiredService<ILive>().Subscribe("import:" + run.Id, async p =>
        {
            if (p.StartsWith("250/", StringComparison.Ordinal)) (await host.AsAsync(chief, new CancelImport(run.Id))).Require().ShouldBeTrue();
        });
        await host.AsAsync(chief, new StartImport(run.Id));
        await host.DeliverAsync();
        (await host.AsAsync(chief, new GetImport(run.Id))).Require().State.ShouldBe(ImportState.Cancelled);
        (await host.AsAsync(chief, new FindTenants())).Require().Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_row_that_appeared_since_the_preview_lets_the_whole_import_fail()
    {
        var (host, chief, park) = await ParkAsync();
        await using var _1 = host;
        var uscc = host.NextUscc();
        var file = await FileAsync(host, chief, Sheet(host, 300) + $"最后,{uscc},入驻企业,,,,\n");
        var run = (await host.AsAsync(chief, new PreviewEnterprises(file))).Require();
        await host.AsSystemAsync(new OpenTenant(TenantSubKind.ResidentEnterprise, "抢先", park, Uscc: uscc));
        await host.AsAsync(chief, new StartImport(run.Id));
        await host.DeliverAsync();
        var ended = (await host.AsAsync(chief, new GetImport(run.Id))).Require();
        (ended.State, ended.Failure, ended.ProblemCount).ShouldBe((ImportState.Failed, "import.overtaken", 1));
        ended.Problems.Select(Cell).ShouldBe([(302, "B", "统一社会信用代码", uscc, "tenant.uscc-taken")]);
        (await host.AsAsync(chief, new FindTenants())).Require().Total.ShouldBe(1);
    }

    [Fact]
    public async Task People_become_invitations_with_roles_the_importer_may_give()
    {
        var (host, chief, park) = await ParkAsync();
        await using var _1 = host;
        var firm = await host.EnterpriseAsync(park);
        var boss = await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        var bad = (await host.AsAsync(boss, new PreviewPeople(await FileAsync(host, boss, "姓名,邮箱,角色\n甲,boss@firm.example,\n乙,b@firm.example,园区经理\n丙,b@firm.example,\n")))).Require();
        bad.Problems.Select(p => (p.Row, p.Code)).ShouldBe([(2, "member.already"), (3, "import.role"), (4, "cell.duplicate")], ignoreOrder: true);
        var run = (await host.AsAsync(boss, new PreviewPeople(await FileAsync(host, boss, "姓名,邮箱,角色\n甲,a@firm.example,管理员\n乙,b@firm.example,\n")))).Require();
        (await host.AsAsync(chief, new StartImport(run.Id))).Refusal!.Code.ShouldBe("import.not-found");
        (await host.AsAsync(boss, new StartImport(run.Id))).Succeeded.ShouldBeTrue();
        await host.DeliverAsync();
        var waiting = (await host.AsAsync(boss, new FindInvitations())).Require();
        waiting.Rows.Select(i => (i.Email, i.HasLink)).ShouldBe([("a@firm.example", false), ("b@firm.example", false)], ignoreOrder: true);
        (await host.AsAsync(boss, new MakeInvitationLink(waiting.Rows[0].Id))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_database_says_against_people_names_row_and_column_of_the_file_as_it_is()
    {
        var (host, boss) = await FirmAsync();
        await using var _1 = host;
        var text = "部门,E-mail,姓名,角色\n生产部,boss@firm.example,甲,\n没有这个部,b@firm.example,乙,没有这个角色\n";
        var run = (await host.AsAsync(boss, new PreviewPeople(await FileAsync(host, boss, text)))).Require();
        run.Problems.Select(Cell).ShouldBe(
        [
            (2, "B", "E-mail", "boss@firm.example", "member.already"),
            (3, "D", "角色", "没有这个角色", "import.role"),
            (3, "A", "部门", "没有这个部", "import.department"),
        ]);
    }

    [Fact]
    public async Task People_whose_role_department_or_place_went_away_since_the_preview_are_named_and_nobody_is_invited()
    {
        var (host, boss) = await FirmAsync();
        await using var _1 = host;
        var role = (await host.AsAsync(boss, new MakeRole("质检员", [IdentityPermissions.MembersRead]))).Require();
        var text = "姓名,邮箱,角色,部门\n甲,a@firm.example,质检员,\n乙,b@firm.example,,生产部\n丙,c@firm.example,,\n丁,d@firm.example,,\n";
        var run = (await host.AsAsync(boss, new PreviewPeople(await FileAsync(host, boss, text)))).Require();
        run.State.ShouldBe(ImportState.Ready);
        (await host.AsAsync(boss, new DeleteRole(role))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(boss, new DeleteDepartment((await host.AsAsync(boss, new FindDepartments())).Require().Single().Id))).Succeeded.ShouldBeTrue();
        await host.PersonAsync((await host.AsAsync(boss, new Me())).Require().Tenant!.Id, "c@firm.example", BuiltInRole.Member);
        (await host.AsAsync(boss, new StartImport(run.Id))).Succeeded.ShouldBeTrue();
        await host.DeliverAsync();
        var ended = (await host.AsAsync(boss, new GetImport(run.Id))).Require();
        (ended.State, ended.Failure).ShouldBe((ImportState.Failed, "import.overtaken"));
        ended.Problems.Select(p => (p.Row, p.Column, p.Code)).ShouldBe([(2, "C", "import.role"), (3, "D", "import.department"), (4, "B", "member.already")]);
        (await host.AsAsync(boss, new FindInvitations())).Require().Total.ShouldBe(0);
    }

    [Fact]
    public async Task An_export_is_read_again_by_the_import_and_runs_no_formula()
    {
        var (host, chief, park) = await ParkAsync();
        await using var _1 = host;
        await host.AsSystemAsync(new OpenTenant(TenantSubKind.ChainPartner, "=cmd|'/c calc'!A1", park, Uscc: host.NextUscc(), DivisionCode: "210112"));
        var csv = (await host.AsAsync(chief, new ExportEnterprises(SheetFormat.Csv))).Require();
        Encoding.UTF8.GetString(csv.Bytes).ShouldContain("'=cmd");
        var xlsx = (await host.AsAsync(chief, new ExportEnterprises())).Require();
        var file = (await host.AsAsync(chief, new StoreFile("e.xlsx", new MemoryStream(xlsx.Bytes)))).Require();
        (await host.AsAsync(chief, new PreviewEnterprises(file.Id))).Require().Problems.Where(p => !p.IsWarning).Select(p => p.Code).ShouldBe(["tenant.uscc-taken"]);
    }

    private static async Task<(IdentityHost Host, string Chief, TenantId Park)> ParkAsync()
    {
        var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        return (host, await host.SignedInAsync(park, "chief@park.example", BuiltInRole.ParkManager), park);
    }

    private static async Task<(IdentityHost Host, string Boss)> FirmAsync()
    {
        var host = await IdentityHost.StartAsync();
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var boss = await host.SignedInAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        (await host.AsAsync(boss, new MakeDepartment("生产部"))).Require();
        return (host, boss);
    }

    private static (int Row, string Column, string Header, string Value, string Code) Cell(ImportProblem p) => (p.Row, p.Column, p.Header, p.Value, p.Code);

    private static async Task<Guid> FileAsync(IdentityHost host, string key, string text) =>
        (await host.AsAsync(key, new StoreFile("rows.csv", new MemoryStream(Encoding.UTF8.GetBytes(text))))).Require().Id;

    private static string Sheet(IdentityHost host, int rows)
    {
        var text = new StringBuilder(Heads);
        for (var i = 0; i < rows; i++) text.Append(CultureInfo.InvariantCulture, $"虚构企业{i},{host.NextUscc()},入驻企业,3421,210112,,\n");
        return text.ToString();
    }

    /// <summary>The import itself, without delivering the ten thousand events that it raises.</summary>
    private static async Task RunAsync(IdentityHost host, Guid import, TenantId park) => (await host.AsSystemAsync(new RunImport(import), park)).Require();
}
