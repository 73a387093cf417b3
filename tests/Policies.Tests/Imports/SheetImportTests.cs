using System.Text;
using Shouldly;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Sheets;
using SmartPark.Policies.Imports;
using SmartPark.Policies.Library;
using Xunit;

namespace SmartPark.Policies.Tests.Imports;

public sealed class SheetImportTests : Shelf
{
    private const string Head = "编号,政策名称,级别,发文单位,发文字号,发布日期,失效日期,时间说明,政策内容\n";

    [Fact]
    public async Task Good_rows_are_previewed_then_imported_and_importing_again_changes_nothing()
    {
        var file = await UploadAsync(Head + "A-1,首台套补贴,市级,沈阳市工信局,沈工信〔2026〕1号,2026-01-05,2028-12-31,,补贴保险费\n,技改贴息,国家级,工业和信息化部,,2026年2月3日,,从2026年3月起,贴息\n");
        var preview = (await As(Manager, new PreviewPolicyImport(file))).Require();
        preview.CanImport.ShouldBeTrue();
        preview.Outcome.ShouldBe(new(2, 0, 0));
        (await As(Manager, new FindPolicies())).Require().Total.ShouldBe(0);
        (await As(Manager, new ImportPolicyFile(file, Publish: true))).Require().ShouldBe(new(2, 0, 0));
        (await As(Manager, new ImportPolicyFile(file))).Require().ShouldBe(new(0, 0, 2));
        var rows = (await As(Manager, new FindPolicies())).Require().Rows;
        rows.Single(r => r.Title == "技改贴息").ValidFrom.ShouldBe(new(2026, 3, 1));
        rows.Single(r => r.Title == "首台套补贴").ValidUntil.ShouldBe(new(2028, 12, 31));
    }

    [Fact]
    public async Task Bad_cells_are_named_by_row_and_column_and_nothing_is_imported()
    {
        var file = await UploadAsync(Head + "A-1,首台套补贴,市级,沈阳市工信局,,2026-01-05,,,补贴\nA-2,,镇级,沈阳市工信局,,明天,,,补贴\nA-1,别的,市级,局,,,,,补贴\n");
        var preview = (await As(Manager, new PreviewPolicyImport(file))).Require();
        preview.CanImport.ShouldBeFalse();
        preview.Problems.Select(p => (p.Row, p.Column, p.Code)).ShouldBe([(3, "B", "cell.required"), (3, "C", "cell.choice"), (3, "F", "cell.date"), (4, "A", "cell.duplicate")], ignoreOrder: true);
        (await As(Manager, new ImportPolicyFile(file))).Refusal!.Code.ShouldBe("policy.import-sheet");
        (await As(Manager, new FindPolicies())).Require().Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_number_and_title_twice_is_named()
    {
        var file = await UploadAsync(Head + ",首台套补贴,市级,局,沈〔2026〕1号,,,,甲\n,首台套补贴,市级,局,沈〔2026〕1号,,,,乙\n");
        var preview = (await As(Manager, new PreviewPolicyImport(file))).Require();
        preview.Problems.ShouldHaveSingleItem().Code.ShouldBe("policy.import-repeated");
        preview.CanImport.ShouldBeFalse();
        (await As(Manager, new ImportPolicyFile(file))).Refusal!.Code.ShouldBe("policy.import-repeated");
    }

    [Fact]
    public async Task A_row_updates_the_policy_of_the_same_number_and_title_instead_of_doubling_it()
    {
        (await As(Manager, new ImportPolicyFile(await UploadAsync(Head + ",首台套补贴,市级,局,沈〔2026〕1号,,,,甲\n")))).Require();
        (await As(Manager, new ImportPolicyFile(await UploadAsync(Head + ",首台套补贴,市级,局,沈〔2026〕1号,,,,乙\n")))).Require().ShouldBe(new(0, 1, 0));
        (await As(Manager, new FindPolicies())).Require().Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_of_another_tenant_cannot_be_imported()
    {
        var file = await UploadAsync(Head + ",甲,市级,局,,,,,乙\n");
        (await As(OtherPark, new PreviewPolicyImport(file))).Refusal!.Code.ShouldBe("file.not-found");
        (await As(OtherPark, new ImportPolicyFile(file))).Refusal!.Code.ShouldBe("file.not-found");
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_template_to_download_has_the_columns_that_are_read(string language)
    {
        await using var file = File.OpenRead(Path.Combine(Samples.Root, "src", "Policies", "wwwroot", $"policies-template.{language}.xlsx"));
        using var reader = await SheetReader.OpenAsync(file);
        var head = reader.Rows().First();
        PolicySheet.Schema.Columns.Select((_, i) => head[i]).ShouldBe(PolicySheet.Schema.Headers(language == "en").Select(h => h.Text));
    }

    private async Task<Guid> UploadAsync(string csv) => (await As(Manager, new StoreFile("policies.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv))))).Require().Id;
}
