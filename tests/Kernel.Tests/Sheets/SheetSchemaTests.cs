using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Sheets;
using Xunit;

namespace SmartPark.Kernel.Tests.Sheets;

public sealed class SheetSchemaTests
{
    private sealed record Firm(string Name, UnifiedCreditCode Code, DateOnly? Since, DateOnly? Until, int? Staff, string? Mail);

    private static readonly SheetSchema<Firm> Schema = SheetSchema.Of<Firm>(columns =>
    {
        var name = columns.Required("企业名称", "Name", SheetParse.Text(20));
        var code = columns.Required("统一社会信用代码", "Credit code", SheetParse.CreditCode).Unique().Also("信用代码");
        var since = columns.OptionalValue("入驻日期", "Resident since", SheetParse.Date);
        var until = columns.OptionalValue("到期日期", "Until", SheetParse.Date);
        var staff = columns.OptionalValue("人数", "Staff", SheetParse.Whole(0, 100_000));
        var mail = columns.Optional("备注", "Note", SheetParse.Block(100));
        return row =>
        {
            if (row.Get(until) < row.Get(since)) row.Refuse(until, "firm.until-before-since");
            return new Firm(row.Get(name), row.Get(code), row.Get(since), row.Get(until), row.Get(staff), row.Get(mail));
        };
    });

    private static readonly string First = UnifiedCreditCode.Fictional("210102", 1).Value;
    private static readonly string Second = UnifiedCreditCode.Fictional("210102", 2).Value;

    [Fact]
    public async Task Good_rows_become_records_in_whatever_order_the_columns_stand()
    {
        var preview = await PreviewAsync($"Staff,统一社会信用代码 *,企业名称,resident SINCE\n1200,{First.ToLowerInvariant()}, 星海 ,2024年3月5日\n,{Second},月港,\n");
        preview.CanImport.ShouldBeTrue();
        preview.Records.Select(record => record.Row).ShouldBe([2, 3]);
        preview.Records[0].Value.ShouldBe(new Firm("星海", UnifiedCreditCode.Parse(First), new DateOnly(2024, 3, 5), null, 1200, null));
        preview.Records[1].Value.Staff.ShouldBeNull();
    }

    [Fact]
    public async Task Every_bad_cell_is_named_with_row_column_head_and_reason()
    {
        var wrong = First[..17] + (First[17] == '0' ? '1' : '0');
        var preview = await PreviewAsync(
            $"企业名称,信用代码,入驻日期,到期日期,人数\n星\u200B海,{wrong},2024-02-30,,1.5\n,{Second},,,\"1,5\"\n甲,{First},2024-01-02,2024-01-01,-1\n");
        preview.CanImport.ShouldBeFalse();
        preview.Records.ShouldBeEmpty();
        preview.Problems.Select(problem => (problem.Row, problem.Column, problem.Header, problem.Code)).ShouldBe(
        [
            (2, "A", "企业名称", "text.zero-width"), (2, "B", "信用代码", "uscc.check-digit"), (2, "C", "入驻日期", "cell.date"), (2, "E", "人数", "cell.whole"),
            (3, "A", "企业名称", "cell.required"), (3, "E", "人数", "cell.number"), (4, "E", "人数", "cell.range"),
        ]);
        preview.Problems[0].Args.ShouldBe(["2", "U+200B", ""]);
        preview.Problems[1].Args.ShouldBe(["18", wrong[17..], First[17..]]);
        preview.Problems[6].Args.ShouldBe(["0", "100000"]);
        (preview.RowCount, preview.BadRowCount, preview.ProblemCount).ShouldBe((3, 3, 7));
    }

    [Fact]
    public async Task Cells_that_do_not_go_together_make_a_row_bad()
    {
        var preview = await PreviewAsync($"企业名称,信用代码,入驻日期,到期日期\n甲,{First},2024-01-02,2024-01-01\n");
        preview.Problems.ShouldHaveSingleItem().Code.ShouldBe("firm.until-before-since");
        preview.Problems[0].Column.ShouldBe("D");
        preview.Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_comes_twice_names_the_first_row()
    {
        var preview = await PreviewAsync($"企业名称,信用代码\n甲,{First}\n乙,{Second}\n丙,{First}\n");
        var problem = preview.Problems.ShouldHaveSingleItem();
        (problem.Row, problem.Code, problem.Args[0]).ShouldBe((4, "cell.duplicate", "2"));
    }

    [Fact]
    public async Task A_warning_is_told_and_does_not_stop_the_row()
    {
        var body = First[..16] + (First[16] == '0' ? '1' : '0');
        UnifiedCreditCode.TryParse(body + "0", out _).Error.ShouldNotBeNull();
        var digit = "0123456789ABCDEFGHJKLMNPQRTUWXY".First(c => UnifiedCreditCode.TryParse(body + c, out _).IsValid);
        var preview = await PreviewAsync($"企业名称,信用代码\n甲,{body}{digit}\n");
        preview.CanImport.ShouldBeTrue();
        preview.Problems.ShouldHaveSingleItem().IsWarning.ShouldBeTrue();
    }

    [Fact]
    public async Task Missing_unknown_and_repeated_heads_are_named()
    {
        var preview = await PreviewAsync("企业名称,Name,颜色\n甲,乙,红\n");
        preview.MissingColumns.ShouldHaveSingleItem().Chinese.ShouldBe("统一社会信用代码");
        preview.RepeatedHeaders.ShouldBe(["Name"]);
        preview.UnknownHeaders.ShouldBe(["颜色"]);
        preview.CanImport.ShouldBeFalse();
        preview.RowCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_file_leaves_no_records()
    {
        var preview = await PreviewAsync($"企业名称,信用代码\n甲,{First}\n乙,{Second}\n", limits: new SheetLimits { Rows = 2 });
        preview.FileProblem!.Code.ShouldBe("sheet.too-many-rows");
        preview.Records.ShouldBeEmpty();
        preview.CanImport.ShouldBeFalse();
        (await PreviewAsync("\n\n")).FileProblem!.Code.ShouldBe("sheet.empty");
        (await PreviewAsync("企业名称,信用代码\n")).CanImport.ShouldBeFalse();
    }

    [Fact]
    public async Task Ten_thousand_rows_of_a_workbook_are_read_with_progress()
    {
        var output = new MemoryStream();
        await using (var sheet = await SheetWriter.XlsxAsync(output, "企业", Schema.Headers(english: false)))
        {
            for (var i = 0; i < 10_000; i++)
            {
                await sheet.WriteRowAsync([$"企业 {i}", UnifiedCreditCode.Fictional("210102", i).Value, new DateOnly(2024, 1, 1).AddDays(i % 300), SheetValue.Empty, i]);
            }

            await sheet.CompleteAsync();
        }

        output.Position = 0;
        var heard = new Heard();
        var preview = await Schema.PreviewAsync(output, heard);
        preview.Problems.ShouldBeEmpty();
        preview.Records.Count.ShouldBe(10_000);
        preview.Records[9_999].Value.Staff.ShouldBe(9_999);
        heard.Counts.Count.ShouldBe(101);
        heard.Counts[^1].ShouldBe(10_000);
    }

    [Fact]
    public async Task Reading_is_cancelled_between_rows()
    {
        using var cancel = new CancellationTokenSource();
        var text = new StringBuilder("企业名称,信用代码\n");
        for (var i = 0; i < 1_000; i++) text.Append(UnifiedCreditCode.Fictional("210102", i).Value.Insert(0, "甲,")).Append('\n');
        var heard = new Heard { Then = count => { if (count >= 200) cancel.Cancel(); } };
        await Should.ThrowAsync<OperationCanceledException>(() => Schema.PreviewAsync(Utf8(text.ToString()), heard, null, cancel.Token));
        heard.Counts[^1].ShouldBe(200);
    }

    [Fact]
    public async Task Endless_problems_are_counted_but_not_all_kept()
    {
        var preview = await PreviewAsync("企业名称,信用代码\n" + string.Concat(Enumerable.Repeat("甲,x\n", 3_000)));
        preview.Problems.Count.ShouldBe(SheetPreview<Firm>.MostProblems);
        preview.ProblemCount.ShouldBeGreaterThanOrEqualTo(3_000);
    }

    [Fact]
    public void Random_bytes_get_a_preview_that_cannot_be_imported()
    {
        Prop.ForAll<byte[]>(bytes => !Schema.PreviewAsync(new MemoryStream(bytes)).GetAwaiter().GetResult().CanImport).QuickCheckThrowOnFailure();
        Prop.ForAll<string[]>(cells =>
        {
            var row = string.Join(',', cells.Select(cell => '"' + (cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal) + '"'));
            return !Schema.PreviewAsync(Utf8($"企业名称,信用代码,人数\n{row}\n")).GetAwaiter().GetResult().CanImport;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("2024-3-5", true)]
    [InlineData("２０２４/３/５", true)]
    [InlineData("20240305", true)]
    [InlineData("2024-03-05 00:00:00", true)]
    [InlineData("05/03/2024", false)]
    [InlineData("0001-01-01", false)]
    public void Dates_are_read_in_the_forms_of_the_country(string text, bool expected) => SheetParse.Date(text).HasValue.ShouldBe(expected);

    [Theory]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("１２", 12.0)]
    [InlineData("-7", -7.0)]
    [InlineData("1,5", null)]
    [InlineData("1E400", null)]
    [InlineData("12 345", null)]
    [InlineData("0x10", null)]
    public void Numbers_are_read_without_guessing(string text, double? expected)
    {
        var parsed = SheetParse.Number()(text);
        parsed.HasValue.ShouldBe(expected is not null);
        if (expected is not null) parsed.Value.ShouldBe((decimal)expected);
    }

    [Fact]
    public void Choices_divisions_money_and_answers_are_read()
    {
        SheetParse.Division("沈阳市和平区").Value!.Code.ShouldBe("210102");
        SheetParse.Division("辽宁省 沈阳市 和平区").Value!.Code.ShouldBe("210102");
        SheetParse.Division("和平区").HasValue.ShouldBeFalse();
        SheetParse.Money(Currency.Cny)("￥1,234.56").Value.ShouldBe(Money.Yuan(1234.56m));
        SheetParse.Money(Currency.Cny)("1.234").Issues[0].Code.ShouldBe("cell.money");
        SheetParse.YesOrNo("否").Value.ShouldBeFalse();
        SheetParse.OneOf(("大型", 1), ("小型", 2))("小型").Value.ShouldBe(2);
        SheetParse.OneOf(("大型", 1), ("小型", 2))("中型").Issues[0].Args.ShouldBe(["大型", "小型"]);
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Task<SheetPreview<Firm>> PreviewAsync(string text, SheetLimits? limits = null) => Schema.PreviewAsync(Utf8(text), null, limits);

    private sealed class Heard : IProgress<int>
    {
        public List<int> Counts { get; } = [];

        public Action<int>? Then { get; init; }

        public void Report(int value)
        {
            Counts.Add(value);
            Then?.Invoke(value);
        }
    }
}
