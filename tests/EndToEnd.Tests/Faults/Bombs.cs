using System.IO.Compression;
using System.Text;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>Small files that want to become large ones.</summary>
internal static class Bombs
{
    private const string Types = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""";
    private const string Book = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>""";
    private const string Relations = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""";

    /// <summary>400 MB of one cell in some 400 KB.</summary>
    public static byte[] Inflating() => Make(("xl/worksheets/sheet1.xml", stream =>
    {
        stream.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>"""u8);
        var block = new byte[1024 * 1024];
        Array.Fill(block, (byte)'a');
        for (var n = 0; n < 400; n++) stream.Write(block);
    }));

    public static byte[] ManyEntries() => Make([.. Enumerable.Range(0, 5_000).Select(n => ($"xl/worksheets/sheet{n + 1}.xml", (Action<Stream>)(s => s.Write("<worksheet/>"u8))))]);

    /// <summary>A billion laughs in the sheet.</summary>
    public static byte[] Entities()
    {
        var entities = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY e0 \"ha\">");
        for (var n = 1; n < 12; n++) entities.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY e{n} \"{string.Concat(Enumerable.Repeat($"&e{n - 1};", 10))}\">");
        entities.Append("]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>&e11;</t></is></c></row></sheetData></worksheet>");
        return Make(("xl/worksheets/sheet1.xml", s => s.Write(Encoding.UTF8.GetBytes(entities.ToString()))));
    }

    public static byte[] Empty() => Make();

    private static byte[] Make(params (string Name, Action<Stream> Write)[] more)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("[Content_Types].xml", Types), ("xl/workbook.xml", Book), ("xl/_rels/workbook.xml.rels", Relations) })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
            foreach (var (name, write) in more)
            {
                using var entry = zip.CreateEntry(name).Open();
                write(entry);
            }
        }
        return bytes.ToArray();
    }
}
