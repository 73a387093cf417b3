namespace SmartPark.Kernel.Sheets;

/// <summary>The rows of the first visible sheet of a workbook.</summary>
internal static class Workbook
{
    private const int LastRow = 1_048_576;

    public static IEnumerable<SheetRow> Read(MemoryStream content, SheetLimits limits)
    {
        using var archive = new SheetArchive(content, limits);
        var index = WorkbookIndex.Read(archive);
        var cells = new WorkbookCells(SharedStrings.Read(archive, index.Strings, limits), CellFormats.Read(archive, index.Styles), index.Date1904, limits);
        using var part = archive.Open(index.Sheet)!;
        var number = 0;
        while (part.Read())
        {
            if (!part.IsStart("row")) continue;
            var next = part.Attribute("r") is null ? number + 1 : part.Number("r") ?? 0;
            if (next <= number || next > LastRow) throw new SheetRefusedException("sheet.broken", $"{part.Name} {part.Attribute("r")}");
            number = next;
            if (part.IsEmpty) continue;
            var row = cells.ReadRow(part, number);
            if (SheetCells.Trim(row, number, limits)) yield return new SheetRow(number, row);
        }
    }
}
