using System.Text;
using Shouldly;
using SmartPark.Kernel.Sheets;
using Xunit;

namespace SmartPark.Kernel.Tests.Sheets;

public sealed class SheetReaderTests
{
    private const string Styles = """
        <styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.00&quot;days&quot;"/>
        <numFmt numFmtId="172" formatCode="h:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="22"/></cellXfs></styleSheet>
        """;

    [Fact]
    public async Task Cells_become_text_by_their_type()
    {
        var file = Workbooks.Of("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>富</t></r><r><t xml:space="preserve"> 文</t></r></is></c><c r="D1" t="b"><v>1</v></c></row>
            <row r="3"><c r="A3"><v>0.30000000000000004</v></c><c r="B3"><v>13800000000</v></c><c r="C3"><v>1E+20</v></c><c r="D3"><v>1E400</v></c><c r="E3" t="e"><v>#N/A</v></c></row>
            <row r="4"><c r="A4" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="B4"><f>1+1</f><v>2</v></c><c r="C4"><f>cmd|' /C calc'!A0</f></c><c r="E4" t="d"><v>2024-03-05T00:00:00</v></c></row>
            <row r="5"><c r="A5" s="1"/></row>
            """, "<sst><si><t>企_x000A_业</t><rPh sb=\"0\" eb=\"1\"><t>qi</t></rPh></si></sst>");
        var (rows, problem) = await Workbooks.ReadAsync(file);
        problem.ShouldBeNull();
        rows.Select(row => row.Number).ShouldBe([1, 3, 4]);
        rows[0].Cells.ShouldBe(["企\n业", "富 文", "", "true"]);
        rows[1].Cells.ShouldBe(["0.3", "13800000000", "100000000000000000000", "1E400", "#N/A"]);
        rows[2].Cells.ShouldBe(["ab", "2", "", "", "2024-03-05"]);
        rows[0][99].ShouldBe("");
    }

    [Theory]
    [InlineData("", 1, "45356", "2024-03-05")]
    [InlineData("", 1, "59", "1900-02-28")]
    [InlineData("", 1, "60", "60")]
    [InlineData("", 1, "61", "1900-03-01")]
    [InlineData("", 2, "45356", "2024-03-05")]
    [InlineData("", 3, "45356", "45356")]
    [InlineData("", 4, "0.75", "18:00:00")]
    [InlineData("", 5, "45356.5", "2024-03-05 12:00:00")]
    [InlineData("", 1, "99999999", "99999999")]
    [InlineData("", 1, "-1", "-1")]
    [InlineData("<workbookPr date1904=\"1\"/>", 1, "43894", "2024-03-05")]
    [InlineData("<workbookPr date1904=\"true\"/>", 1, "0", "1904-01-01")]
    public async Task Dates_follow_the_format_and_the_calendar_of_the_workbook(string properties, int style, string serial, string expected)
    {
        var file = Workbooks.Of($"<row><c s=\"{style}\"><v>{serial}</v></c></row>", null, Styles, properties);
        (await Workbooks.ReadAsync(file)).Rows.ShouldHaveSingleItem()[0].ShouldBe(expected);
    }

    [Fact]
    public async Task The_first_visible_sheet_is_read()
    {
        var parts = Workbooks.Parts(Workbooks.Sheet("<row><c><v>1</v></c></row>"));
        parts["xl/worksheets/sheet0.xml"] = Workbooks.Sheet("<row><c><v>2</v></c></row>");
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("<sheets>", "<sheets><sheet state=\"hidden\" sheetId=\"2\" r:id=\"r0\"/>");
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].Replace(
            "<Relationships>", "<Relationships><Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"worksheets/sheet0.xml\"/>");
        (await Workbooks.ReadAsync(Workbooks.Zip(parts))).Rows.ShouldHaveSingleItem()[0].ShouldBe("1");
    }

    [Theory]
    [InlineData("名称,面积\r\n\"甲, 乙\",3\r\n", "甲, 乙")]
    [InlineData("名称;面积\n\"甲, 乙\";3", "甲, 乙")]
    [InlineData("名称\t面积\n\"甲\"\"乙\"\t3\n", "甲\"乙")]
    [InlineData("sep=;\r\n名称;面积\r\n\"甲\r\n乙\";3", "甲\r\n乙")]
    public async Task Separators_and_quotes_of_csv_are_understood(string text, string expected)
    {
        var (rows, problem) = await Workbooks.ReadAsync(Encoding.UTF8.GetBytes(text));
        problem.ShouldBeNull();
        rows.Count.ShouldBe(2);
        rows[1].Cells.ShouldBe([expected, "3"]);
        rows[1].Number.ShouldBe(text.StartsWith('s') ? 3 : 2);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("GB18030", false)]
    public async Task Encodings_of_csv_are_told_apart(string name, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("名称,备注\n沈阳𠮷野科技,镕\n")];
        var (rows, problem) = await Workbooks.ReadAsync(file);
        problem.ShouldBeNull();
        rows[0].Cells.ShouldBe(["名称", "备注"]);
        rows[1].Cells.ShouldBe(["沈阳𠮷野科技", "镕"]);
    }

    [Fact]
    public async Task Empty_rows_are_passed_over_but_counted()
    {
        var (rows, _) = await Workbooks.ReadAsync("a,b\n\n,,,\n1,2\n"u8.ToArray());
        rows.Select(row => row.Number).ShouldBe([1, 4]);
        rows[1].Cells.ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("a,\"b\nc", "sheet.csv-quote", "B1")]
    [InlineData("a,\"b\"c", "sheet.csv-quote", "B1")]
    [InlineData("a\nx,y\"z", "sheet.csv-quote", "B2")]
    [InlineData("a\0b", "sheet.not-a-sheet", null)]
    [InlineData("<html><table>", "sheet.not-a-sheet", null)]
    [InlineData("%PDF-1.7", "sheet.not-a-sheet", null)]
    [InlineData("", "sheet.empty", null)]
    public async Task Broken_csv_is_refused_with_its_place(string text, string code, string? place)
    {
        var problem = await Workbooks.ProblemOfAsync(Encoding.UTF8.GetBytes(text));
        problem.ShouldNotBeNull();
        (problem.Code, problem.Place).ShouldBe((code, place));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_at_all_are_refused()
    {
        (await Workbooks.ProblemOfAsync([(byte)'a', 0xFF, 0xFF, 0xFF]))!.Code.ShouldBe("sheet.encoding");
        (await Workbooks.ProblemOfAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1]))!.Code.ShouldBe("sheet.old-excel");
        (await Workbooks.ProblemOfAsync(Workbooks.Zip([new("readme.txt", "hello")])))!.Code.ShouldBe("sheet.not-a-sheet");
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var reader = await SheetReader.OpenAsync(new MemoryStream("a\nb\nc\n"u8.ToArray()), ct: cancel.Token);
        Should.Throw<OperationCanceledException>(() =>
        {
            foreach (var row in reader.Rows(cancel.Token)) cancel.Cancel();
        });
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(16_383, "XFD")]
    public void Columns_have_letters(int column, string name)
    {
        SheetColumnName.Of(column).ShouldBe(name);
        SheetColumnName.IndexOf(name + "12").ShouldBe(column);
    }
}
