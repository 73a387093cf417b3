namespace SmartPark.Kernel.Sheets;

/// <summary>What both kinds of file have in common when a row is complete.</summary>
internal static class SheetCells
{
    /// <summary>Drops empty cells at the end and holds the row to the limits. False when nothing is left.</summary>
    public static bool Trim(List<string> cells, int row, SheetLimits limits)
    {
        var last = cells.FindLastIndex(cell => !string.IsNullOrWhiteSpace(cell));
        cells.RemoveRange(last + 1, cells.Count - last - 1);
        if (cells.Count > limits.Columns) throw new SheetRefusedException("sheet.too-many-columns", Place(limits.Columns, row), limits.Columns);
        var tooLong = cells.FindIndex(cell => cell.Length > limits.CellLength);
        if (tooLong >= 0) throw new SheetRefusedException("sheet.cell-too-long", Place(tooLong, row), limits.CellLength);
        return cells.Count > 0;
    }

    public static string Place(int column, int row) => $"{SheetColumnName.Of(column)}{row}";
}
