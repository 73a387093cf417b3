using System.Globalization;
using System.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>Reads the cells of a row (ECMA-376 18.3.1.4): types s, str, inlineStr, b, e, d, n.</summary>
internal sealed class WorkbookCells(IReadOnlyList<string> strings, CellFormats formats, bool date1904, SheetLimits limits)
{
    public List<string> ReadRow(SheetPart part, int row)
    {
        var (cells, column) = (new List<string>(), -1);
        while (part.Read() && !part.IsEnd("row"))
        {
            if (!part.IsStart("c")) continue;
            column = part.Attribute("r") is { } reference ? SheetColumnName.IndexOf(reference) : column + 1;
            if (column < 0) throw new SheetRefusedException("sheet.broken", $"{part.Name} {row}");
            var text = ReadCell(part, row, column);
            if (text.Length == 0) continue;
            if (column >= limits.Columns) throw new SheetRefusedException("sheet.too-many-columns", SheetCells.Place(column, row), limits.Columns);
            while (cells.Count <= column) cells.Add("");
            cells[column] = text;
        }

        return cells;
    }

    private string ReadCell(SheetPart part, int row, int column)
    {
        if (part.IsEmpty) return "";
        var (type, style, place) = (part.Attribute("t") ?? "n", part.Number("s"), SheetCells.Place(column, row));
        var (value, inline) = ("", new StringBuilder());
        while (part.Read() && !part.IsEnd("c"))
        {
            if (part.IsStart("v")) value = part.Text(place);
            else if (part.IsStart("rPh") || part.IsStart("f")) part.Skip();
            else if (part.IsStart("t")) inline.Append(part.Text(place));
            if (inline.Length > limits.CellLength) throw new SheetRefusedException("sheet.cell-too-long", place, limits.CellLength);
        }

        return type switch
        {
            "s" => Shared(value, place),
            "inlineStr" => inline.ToString(),
            "str" or "e" => value,
            "b" => value.Trim() is "1" or "true" ? "true" : "false",
            "d" => value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..^9] : value.Replace('T', ' '),
            _ => value.Length == 0 ? "" : CellText.Number(value, formats.IsDate(style), date1904),
        };
    }

    private string Shared(string value, string place)
    {
        var known = int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
            && index >= 0 && index < strings.Count;
        return known ? strings[index] : throw new SheetRefusedException("sheet.broken", place);
    }
}
