using System.Globalization;
using System.Text;
using System.Xml;

namespace SmartPark.Kernel.Sheets;

/// <summary>
/// One XML part of a workbook as a flat stream of tags. Names are compared without their namespace, because the strict and the
/// transitional form of ISO/IEC 29500 differ in nothing else that matters here.
/// </summary>
internal sealed class SheetPart : IDisposable
{
    private const int Deepest = 64;

    private readonly Stream stream;
    private readonly SheetLimits limits;
    private readonly XmlReader xml;
    private readonly char[] buffer = new char[4096];

    public SheetPart(Stream stream, string name, SheetLimits limits)
    {
        (this.stream, this.limits, Name) = (stream, limits, name);
        xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.InflatedBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        }, name);
    }

    public string Name { get; }

    public bool IsEmpty => xml.IsEmptyElement;

    public bool Read()
    {
        var more = xml.Read();
        return xml.Depth <= Deepest ? more : throw new SheetRefusedException("sheet.broken", Name, Deepest);
    }

    public bool IsStart(string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    public bool IsEnd(string name) => xml.NodeType == XmlNodeType.EndElement && xml.LocalName == name;

    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>An attribute whatever its namespace, such as r:id, whose namespace differs between the two forms of the standard.</summary>
    public string? AnyAttribute(string localName)
    {
        string? value = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == localName) value = xml.Value;
        }

        xml.MoveToElement();
        return value;
    }

    public int? Number(string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => xml.GetAttribute(name) is "1" or "true";

    /// <summary>Passes over the element just started, with all in it.</summary>
    public void Skip()
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
        }
    }

    /// <summary>The text of the element just started, up to its end; more than a cell may hold is refused.</summary>
    public string Text(string place)
    {
        if (xml.IsEmptyElement) return "";
        var (text, depth) = (new StringBuilder(), xml.Depth);
        while (Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            for (int read; (read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
            {
                text.Append(buffer, 0, read);
                // An escape such as _x000D_ is seven characters for one.
                if (text.Length > limits.CellLength * 7L) throw new SheetRefusedException("sheet.cell-too-long", place, limits.CellLength);
            }
        }

        var value = ExcelEscape.Decode(text.ToString());
        return value.Length <= limits.CellLength ? value : throw new SheetRefusedException("sheet.cell-too-long", place, limits.CellLength);
    }

    public void Dispose()
    {
        xml.Dispose();
        stream.Dispose();
    }
}
