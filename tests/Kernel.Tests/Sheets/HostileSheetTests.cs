using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Kernel.Sheets;
using Xunit;

namespace SmartPark.Kernel.Tests.Sheets;

public sealed class HostileSheetTests
{
    private const string OneRow = "<row><c><v>1</v></c></row>";

    [Fact]
    public async Task A_file_over_the_limit_is_refused_before_it_is_parsed()
    {
        var problem = await Workbooks.ProblemOfAsync(new byte[10 * 1024 * 1024 + 1]);
        problem.ShouldBe(new SheetProblem("sheet.too-large", null, 10 * 1024 * 1024));
    }

    [Fact]
    public async Task A_swollen_part_is_a_bomb_whatever_its_name()
    {
        var parts = Workbooks.Parts(Workbooks.Sheet(OneRow));
        parts["xl/theme/theme1.xml"] = new string(' ', 20_000_000);
        (await Workbooks.ProblemOfAsync(Workbooks.Zip(parts))).ShouldBe(new SheetProblem("sheet.zip-bomb", "xl/theme/theme1.xml", 100));
    }

    [Fact]
    public async Task Many_parts_that_are_each_small_are_a_bomb_together()
    {
        var parts = Workbooks.Parts(Workbooks.Sheet(OneRow));
        for (var i = 0; i < 30; i++) parts[$"xl/theme/theme{i}.xml"] = new string('a', 900_000);
        (await Workbooks.ProblemOfAsync(Workbooks.Zip(parts), new SheetLimits { InflatedBytes = 20_000_000 }))!.Code.ShouldBe("sheet.zip-bomb");
    }

    [Theory]
    [InlineData(1000u)]
    [InlineData(0u)]
    public async Task A_header_that_lies_about_its_size_does_not_help(uint claimed)
    {
        var rows = string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 400_000));
        var honest = Workbooks.Of(rows);
        var lying = Workbooks.LieAboutSize(honest, "xl/worksheets/sheet1.xml", claimed);
        lying.ShouldNotBe(honest);
        (await Workbooks.ProblemOfAsync(lying)).ShouldNotBeNull();
    }

    [Fact]
    public void Bytes_are_counted_as_they_come_out_not_as_they_are_announced()
    {
        var inner = new MemoryStream(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<a/>", 1_000_000))));
        var stream = new InflatingStream(inner, new InflationBudget(1_500_000), long.MaxValue, "part");
        Should.Throw<SheetRefusedException>(() => stream.CopyTo(Stream.Null)).Problem.ShouldBe(new SheetProblem("sheet.zip-bomb", "part", 1_500_000));
        inner.Position = 0;
        var thin = new InflatingStream(inner, new InflationBudget(long.MaxValue), 100_000, "part");
        Should.Throw<SheetRefusedException>(() => thin.CopyTo(Stream.Null)).Problem.Code.ShouldBe("sheet.zip-bomb");
    }

    [Fact]
    public async Task Entries_that_share_the_same_bytes_are_refused()
    {
        // Two hundred directory entries that all point at one large stored entry.
        var parts = Workbooks.Parts(Workbooks.Sheet(OneRow));
        parts["xl/theme/a.xml"] = string.Concat(Enumerable.Range(0, 20_000).Select(i => i * 7919));
        (await Workbooks.ProblemOfAsync(OverlappingZip.Make(Workbooks.Zip(parts, CompressionLevel.NoCompression), "xl/theme/a.xml", 200)))!
            .Code.ShouldBe("sheet.zip-bomb");
    }

    [Fact]
    public async Task Too_many_entries_are_refused()
    {
        var parts = Workbooks.Parts(Workbooks.Sheet(OneRow));
        for (var i = 0; i < 1_000; i++) parts[$"xl/media/{i}.png"] = "";
        (await Workbooks.ProblemOfAsync(Workbooks.Zip(parts))).ShouldBe(new SheetProblem("sheet.too-many-entries", null, 1_000));
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "sheet.macro")]
    [InlineData("xl/macrosheets/sheet1.xml", "sheet.macro")]
    [InlineData("xl/externalLinks/externalLink1.xml", "sheet.external-link")]
    [InlineData("xl/connections.xml", "sheet.external-link")]
    [InlineData("xl/embeddings/oleObject1.bin", "sheet.embedded-object")]
    [InlineData("xl/media/inner.zip", "sheet.nested-archive")]
    [InlineData("../../etc/passwd", "sheet.entry-name")]
    [InlineData("/etc/passwd", "sheet.entry-name")]
    [InlineData("xl\\workbook.xml", "sheet.entry-name")]
    [InlineData("XL/WORKBOOK.XML", "sheet.entry-name")]
    public async Task Parts_that_a_sheet_of_data_does_not_need_are_refused(string name, string code)
    {
        var parts = Workbooks.Parts(Workbooks.Sheet(OneRow));
        parts[name] = "x";
        (await Workbooks.ProblemOfAsync(Workbooks.Zip(parts)))!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task An_archive_in_the_archive_is_known_by_its_content()
    {
        var stream = new MemoryStream();
        stream.Write(Workbooks.Of(OneRow));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/media/image1.png").Open();
            entry.Write(Workbooks.Of(OneRow));
        }

        (await Workbooks.ProblemOfAsync(stream.ToArray())).ShouldBe(new SheetProblem("sheet.nested-archive", "xl/media/image1.png"));
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("_rels/.rels")]
    public async Task A_billion_laughs_stop_at_the_document_type(string part)
    {
        var laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        var parts = Workbooks.Parts(Workbooks.Sheet("<row><c t=\"str\"><v>&l9;</v></c></row>"));
        parts[part] = $"<!DOCTYPE x [<!ENTITY l0 \"lol\">{laughs}]>" + parts[part];
        var problem = (await Workbooks.ProblemOfAsync(Workbooks.Zip(parts)))!;
        problem.Code.ShouldBe("sheet.dtd");
        problem.Place.ShouldBe(part);
    }

    [Fact]
    public async Task An_external_entity_is_never_fetched()
    {
        var parts = Workbooks.Parts("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">" + Workbooks.Sheet(OneRow));
        (await Workbooks.ProblemOfAsync(Workbooks.Zip(parts)))!.Code.ShouldBe("sheet.dtd");
    }

    [Fact]
    public async Task A_shared_string_of_ten_million_characters_is_refused()
    {
        // Varied enough not to be stopped by its ratio.
        var random = new Random(1);
        var text = new string([.. Enumerable.Range(0, 10_000_000).Select(_ => (char)('a' + random.Next(4)))]);
        var file = Workbooks.Of("<row><c t=\"s\"><v>0</v></c></row>", $"<sst><si><t>{text}</t></si></sst>");
        (await Workbooks.ProblemOfAsync(file))!.Code.ShouldBe("sheet.cell-too-long");
    }

    [Fact]
    public async Task A_name_or_attribute_cannot_grow_large_either()
    {
        var random = new Random(1);
        var text = new string([.. Enumerable.Range(0, 600_000).Select(_ => (char)('a' + random.Next(4)))]);
        (await Workbooks.ProblemOfAsync(Workbooks.Of($"<row note=\"{text}\"><c><v>1</v></c></row>")))!.Code.ShouldBe("sheet.cell-too-long");
        (await Workbooks.ProblemOfAsync(Workbooks.Of($"<{text}/>")))!.Code.ShouldBe("sheet.cell-too-long");
    }

    [Fact]
    public async Task Too_many_shared_strings_are_refused()
    {
        var file = Workbooks.Of(OneRow, $"<sst>{string.Concat(Enumerable.Repeat("<si/>", 101))}</sst>");
        (await Workbooks.ProblemOfAsync(file, new SheetLimits { SharedStrings = 100 }))!.Code.ShouldBe("sheet.too-many-strings");
    }

    [Theory]
    [InlineData("<row><c t=\"s\"><v>5</v></c></row>", "sheet.broken")]
    [InlineData("<row><c t=\"s\"><v>-1</v></c></row>", "sheet.broken")]
    [InlineData("<row r=\"5\"><c><v>1</v></c></row><row r=\"5\"><c><v>1</v></c></row>", "sheet.broken")]
    [InlineData("<row r=\"99999999999\"><c><v>1</v></c></row>", "sheet.broken")]
    [InlineData("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>", "sheet.broken")]
    [InlineData("<row><c r=\"GS1\"><v>1</v></c></row>", "sheet.too-many-columns")]
    [InlineData("<row><c><v>1</v>", "sheet.broken")]
    [InlineData("<row><c t=\"inlineStr\"><is><t>a</t></v></c></row>", "sheet.broken")]
    [InlineData("&undefined;", "sheet.broken")]
    public async Task Nonsense_in_a_sheet_is_refused(string rows, string code)
    {
        (await Workbooks.ProblemOfAsync(Workbooks.Of(rows)))!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Long_cells_many_rows_and_many_columns_are_refused_in_both_kinds()
    {
        var text = new string('a', 32_768);
        (await Workbooks.ProblemOfAsync(Workbooks.Of($"<row><c r=\"C1\" t=\"str\"><v>{text}</v></c></row>"))).ShouldBe(new SheetProblem("sheet.cell-too-long", "C1", 32_767));
        (await Workbooks.ProblemOfAsync(Encoding.ASCII.GetBytes($"a,{text}"))).ShouldBe(new SheetProblem("sheet.cell-too-long", "B1", 32_767));
        (await Workbooks.ProblemOfAsync(Encoding.ASCII.GetBytes($"a,\"{text}\"")))!.Code.ShouldBe("sheet.cell-too-long");

        var limits = new SheetLimits { Rows = 10 };
        (await Workbooks.ProblemOfAsync(Workbooks.Of(string.Concat(Enumerable.Repeat(OneRow, 11))), limits))!.Code.ShouldBe("sheet.too-many-rows");
        (await Workbooks.ProblemOfAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1\n", 11))), limits)).ShouldBe(new SheetProblem("sheet.too-many-rows", "11", 10));
        (await Workbooks.ProblemOfAsync(Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 201)))))!.Code.ShouldBe("sheet.too-many-columns");
        (await Workbooks.ProblemOfAsync(Encoding.ASCII.GetBytes(new string(',', 9_000_000)))).ShouldBe(new SheetProblem("sheet.too-many-columns", "GS1", 200));
    }

    [Fact]
    public async Task Endless_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 1_000)) + string.Concat(Enumerable.Repeat("</a>", 1_000));
        var problem = await Workbooks.ProblemOfAsync(Workbooks.Of($"<row><c><f>{deep}</f><v>1</v></c></row>"));
        problem.ShouldBe(new SheetProblem("sheet.broken", "xl/worksheets/sheet1.xml", 64));
    }

    [Fact]
    public void Random_bytes_get_rows_or_a_problem_and_nothing_else()
    {
        Prop.ForAll<byte[]>(bytes => Answers(bytes)).QuickCheckThrowOnFailure();
        Prop.ForAll<byte[]>(bytes => Answers([.. "PK\u0003\u0004"u8, .. bytes])).QuickCheckThrowOnFailure();
        Prop.ForAll<string>(text => Answers(Encoding.UTF8.GetBytes(text ?? ""))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_workbook_with_some_bytes_changed_gets_rows_or_a_problem_and_nothing_else()
    {
        var whole = Workbooks.Of(OneRow, "<sst><si><t>a</t></si></sst>", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        var stored = Workbooks.Zip(Workbooks.Parts(Workbooks.Sheet(OneRow)), CompressionLevel.NoCompression);
        var changes = Gen.Two(Gen.Choose(0, int.MaxValue - 1)).ListOf().ToArbitrary();
        var config = Config.QuickThrowOnFailure.WithMaxTest(500);
        Prop.ForAll(changes, list => Answers(Change(whole, list)) && Answers(Change(stored, list))).Check(config);
    }

    private static byte[] Change(byte[] file, IEnumerable<(int Place, int Value)> changes)
    {
        var copy = (byte[])file.Clone();
        foreach (var (place, value) in changes) copy[place % copy.Length] = (byte)value;
        return copy;
    }

    private static bool Answers(byte[] bytes)
    {
        using var reader = SheetReader.OpenAsync(new MemoryStream(bytes)).GetAwaiter().GetResult();
        var rows = reader.Rows().ToList();
        return rows.All(row => row.Number > 0 && row.Cells.Count > 0) && (rows.Count > 0 || reader.Problem is not null || reader.Kind != SheetKind.Unknown);
    }
}
