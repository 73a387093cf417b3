namespace SmartPark.Kernel.Sheets;

/// <summary>
/// One row that is not empty. Numbers are text with a point and without exponent (1234.5), dates yyyy-MM-dd, with a time
/// yyyy-MM-dd HH:mm:ss, times HH:mm:ss, booleans true and false, formulas their last computed value.
/// </summary>
/// <param name="Number">Row number from 1, as a person sees it in a spreadsheet program.</param>
/// <param name="Cells">The cells from column A to the last that holds something; "" for an empty one.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The cell at an index from 0; "" beyond the last.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";
}
