namespace SmartPark.Kernel.Sheets;

/// <summary>The values of one row, for the function that makes the record.</summary>
public sealed class SheetFields
{
    private readonly object?[] values;
    private readonly List<(SheetColumn Column, SheetIssue Issue)> refusals = [];

    internal SheetFields(int row, object?[] values) => (Row, this.values) = (row, values);

    /// <summary>Row number in the file, from 1.</summary>
    public int Row { get; }

    internal IReadOnlyList<(SheetColumn Column, SheetIssue Issue)> Refusals => refusals;

    /// <summary>The value in a column; null for an optional one that is empty.</summary>
    public T Get<T>(SheetColumn<T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return (T)values[column.Index]!;
    }

    /// <summary>Says that cells which are right alone do not go together: the row becomes bad, with the problem at this column.</summary>
    public void Refuse(SheetColumn column, string code, params string[] args) => refusals.Add((column, new SheetIssue(code, args)));
}
