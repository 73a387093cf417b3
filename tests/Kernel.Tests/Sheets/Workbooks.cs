using System.IO.Compression;
using System.Text;
using SmartPark.Kernel.Sheets;

namespace SmartPark.Kernel.Tests.Sheets;

/// <summary>Builds workbooks part by part, well-formed or hostile.</summary>
internal static class Workbooks
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static string Sheet(string rows) =>
        $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>";

    public static Dictionary<string, string> Parts(string sheet, string? strings = null, string? styles = null, string properties = "")
    {
        var links = $"<Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + (strings is null ? "" : $"<Relationship Id=\"r2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/>")
            + (styles is null ? "" : $"<Relationship Id=\"r3\" Type=\"{Office}/styles\" Target=\"/xl/styles.xml\"/>");
        var parts = new Dictionary<string, string>
        {
            ["_rels/.rels"] = $"<Relationships><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns:r=\"{Office}\">{properties}<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships>{links}</Relationships>",
            ["xl/worksheets/sheet1.xml"] = sheet,
        };
        if (strings is not null) parts["xl/sharedStrings.xml"] = strings;
        if (styles is not null) parts["xl/styles.xml"] = styles;
        return parts;
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> parts, CompressionLevel level = CompressionLevel.Optimal)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    public static byte[] Of(string rows, string? strings = null, string? styles = null, string properties = "") =>
        Zip(Parts(Sheet(rows), strings, styles, properties));

    public static async Task<(List<SheetRow> Rows, SheetProblem? Problem)> ReadAsync(byte[] file, SheetLimits? limits = null)
    {
        using var reader = await SheetReader.OpenAsync(new MemoryStream(file), limits);
        var rows = reader.Rows().ToList();
        return (rows, reader.Problem);
    }

    public static async Task<SheetProblem?> ProblemOfAsync(byte[] file, SheetLimits? limits = null) => (await ReadAsync(file, limits)).Problem;

    /// <summary>Overwrites every place where the zip says how large an entry is inflated.</summary>
    public static byte[] LieAboutSize(byte[] zip, string name, uint claimed)
    {
        var copy = (byte[])zip.Clone();
        var wanted = Encoding.UTF8.GetBytes(name);
        for (var i = 0; i + 46 < copy.Length; i++)
        {
            var local = copy.AsSpan(i).StartsWith("PK\u0003\u0004"u8);
            var central = copy.AsSpan(i).StartsWith("PK\u0001\u0002"u8);
            if (!local && !central) continue;
            if (copy.AsSpan(i + (local ? 30 : 46)).StartsWith(wanted)) BitConverter.TryWriteBytes(copy.AsSpan(i + (local ? 22 : 24)), claimed);
        }

        return copy;
    }
}
