using System.Text;
using Shouldly;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Tests.Reach;
using Xunit;

namespace SmartPark.Policies.Tests.Facts;

/// <summary>A file of facts as the profile page takes it: read with its schema, saved by the use case.</summary>
public sealed class FactFileTests : ParkShelf
{
    [Fact]
    public async Task Good_rows_of_a_csv_are_saved_with_their_year_unit_and_source()
    {
        var firm = await OpenAsync("甲机床");
        await SaveAsync(firm, await CsvAsync($"信息项,年度,数值,单位\n营业收入,{LastYear},0.25,亿元\nemployees,{LastYear},120,\n独立法人,,是,\n"));
        var facts = (await As(firm, new GetProfile())).Require().Facts.Where(f => f.Source == FactSource.Imported).OrderBy(f => f.Field).ToList();
        facts.Select(f => (f.Field, f.Year, f.Value)).ShouldBe([("employees", LastYear, "120"), ("legal_person", 0, "true"), ("revenue", LastYear, "2500")]);
        facts.ShouldAllBe(f => f.Confidence == FactConfidence.Stated && f.ObservedOn == new DateOnly(2026, 11, 23));
    }

    [Fact]
    public async Task A_workbook_says_the_same_as_a_csv()
    {
        var firm = await OpenAsync("甲机床");
        using var file = new MemoryStream();
        await using (var writer = await SheetWriter.XlsxAsync(file, "facts", FactFile.Schema.Headers(english: true)))
        {
            await writer.WriteRowAsync(["Revenue", LastYear, 2500.5m, "万元"]);
            await writer.WriteRowAsync(["研发费用", LastYear - 1, 1_000_000, "元"]);
            await writer.CompleteAsync();
        }
        file.Position = 0;
        await SaveAsync(firm, await FactFile.Schema.PreviewAsync(file));
        (await ValuesAsync(firm)).ShouldBe([("rd_expense", LastYear - 1, "100"), ("revenue", LastYear, "2500.5")]);
    }

    [Theory]
    [InlineData("营业额总和,2025,5,万元", "fact.field")]
    [InlineData("营业收入,2025,5,人", "fact.unit")]
    [InlineData("营业收入,2025,5,%", "fact.unit")]
    [InlineData("营业收入,1999,5,万元", "fact.year")]
    [InlineData("营业收入,2027,5,万元", "fact.year")]
    [InlineData("营业收入,,5,万元", "fact.year")]
    [InlineData("实缴注册资本,2025,5,万元", "fact.year-idle")]
    [InlineData("营业收入,2025,-5,万元", "fact.range")]
    [InlineData("营业收入,2025,99999999999,亿元", "fact.range")]
    [InlineData("从业人员,2025,3000000,人", "fact.range")]
    [InlineData("营业收入,2025,很多,万元", "fact.number")]
    [InlineData("企业规模,,小型,", "fact.derived")]
    [InlineData("industry,,6420,", "fact.code")]
    [InlineData("industry,,7010A,", "fact.code")]
    public async Task A_bad_row_is_refused_by_its_number_and_no_row_is_saved(string row, string code)
    {
        var firm = await OpenAsync("甲机床");
        var read = await CsvAsync($"信息项,年度,数值,单位\n资产总额,{LastYear},800,万元\n\n{row}\n负债总额,{LastYear},80,万元\n");
        var refused = await TryAsync(firm, read);
        var problem = refused.Refusal!.All().ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        RowOf(problem, read).ShouldBe(4);
        (await ValuesAsync(firm)).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_bad_rows_are_named_at_once_and_the_profile_stays_as_it_was()
    {
        var firm = await OpenAsync("甲机床");
        await TellAsync(firm, Revenue("7"));
        var before = await ProfileVersionAsync(firm);
        var read = await CsvAsync($"字段,年度,值,单位\n营业收入,{LastYear},9,人\n职工,,1,\n营业收入,{LastYear - 1},9,万元\n");
        var refused = (await TryAsync(firm, read)).Refusal!;
        refused.All().Select(r => (RowOf(r, read), r.Code)).ShouldBe([(2, "fact.unit"), (3, "fact.field")]);
        (await ProfileVersionAsync(firm)).ShouldBe(before);
        (await As(firm, new GetFactHistory("revenue"))).Require().ShouldHaveSingleItem().Value.ShouldBe("7");
    }

    [Fact]
    public async Task A_cell_that_is_no_year_and_a_missing_column_stop_the_file_before_anything_is_sent()
    {
        var bad = await CsvAsync("信息项,年度,数值\n营业收入,去年,5\n");
        bad.CanImport.ShouldBeFalse();
        bad.Problems.Select(p => (p.Row, p.Column, p.Header)).ShouldBe([(2, "B", "年度")]);
        var headless = await CsvAsync("年度,数值\n2025,5\n");
        headless.CanImport.ShouldBeFalse();
        headless.MissingColumns.ShouldHaveSingleItem().Chinese.ShouldBe("信息项");
    }

    [Fact]
    public async Task The_same_fact_twice_is_refused()
    {
        var firm = await OpenAsync("甲机床");
        var refused = await TryAsync(firm, await CsvAsync($"信息项,年度,数值\n营业收入,{LastYear},5\nrevenue,{LastYear},6\n"));
        refused.Refusal!.Code.ShouldBe("fact.twice");
        (await ValuesAsync(firm)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_of_the_2011_edition_is_kept_as_such_said_so_and_never_matched()
    {
        var policy = await RuledAsync("""{"all":[{"field":"industry","op":"startswith","value":["26"],"check":"auto","sentence":""}]}""");
        var firm = await OpenAsync("甲机床", industry: "2641");
        (await As(firm, new ExplainMatch(policy))).Require().Row.State.ShouldBe(MatchState.Fits);
        await SaveAsync(firm, await CsvAsync("信息项,数值\nindustry,2011:2644\n"));
        (await As(firm, new GetProfile())).Require().Edition2011.ShouldBeTrue();
        (await As(firm, new ExplainMatch(policy))).Require().Row.State.ShouldBe(MatchState.ToAnswer);
    }

    private static Task<SheetPreview<FactInput>> CsvAsync(string text) => FactFile.Schema.PreviewAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private async Task<Result<SavedFacts>> TryAsync(Ticket firm, SheetPreview<FactInput> read)
    {
        read.CanImport.ShouldBeTrue();
        return await As(firm, new SaveFacts([.. read.Records.Select(r => r.Value)], await ProfileVersionAsync(firm)));
    }

    private async Task SaveAsync(Ticket firm, SheetPreview<FactInput> read) => (await TryAsync(firm, read)).Require();

    /// <summary>Facts besides those of the registration.</summary>
    private async Task<IReadOnlyList<(string Field, int Year, string Value)>> ValuesAsync(Ticket firm) =>
        [.. (await As(firm, new GetProfile())).Require().Facts.Where(f => f.Source != FactSource.Registered).Select(f => (f.Field, f.Year, f.Value)).Order()];

    /// <summary>The row of the file that a refusal is about, by the place it names.</summary>
    private static int RowOf(Refusal refusal, SheetPreview<FactInput> read) => read.Records[int.Parse(refusal.Field!["Facts[".Length..^1], System.Globalization.CultureInfo.InvariantCulture)].Row;
}
