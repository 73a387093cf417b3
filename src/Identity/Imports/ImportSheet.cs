using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.Text;

namespace SmartPark.Identity.Imports;

/// <summary>The good rows of a file and where its columns stand, kept so that a problem found against the database, now or when the import runs, names its cell.</summary>
/// <param name="Places">Places of the columns, in the order of the schema.</param>
/// <param name="Rows">The rows with their numbers.</param>
internal sealed record ImportSheet<T>(IReadOnlyList<SheetPlace> Places, IReadOnlyList<SheetRecord<T>> Rows)
{
    private const int ShownValue = 60;

    /// <summary>A problem of the cell in that row and column.</summary>
    public ImportProblem Problem(int row, int column, string value, string code) =>
        new(row, Places[column].Column, Places[column].Header, SafeText.Shorten(value, ShownValue), code, [value], false);
}
