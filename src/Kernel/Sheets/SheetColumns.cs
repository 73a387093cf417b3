namespace SmartPark.Kernel.Sheets;

/// <summary>Declares the columns of a schema, in the order of its template.</summary>
public sealed class SheetColumns
{
    private readonly List<SheetColumn> columns = [];

    internal SheetColumns()
    {
    }

    internal IReadOnlyList<SheetColumn> All => columns;

    /// <summary>A column that must be there; an empty cell in it is the problem <c>cell.required</c>.</summary>
    public SheetColumn<T> Required<T>(string chinese, string english, SheetParser<T> parser) => Add<T, T>(chinese, english, true, parser);

    /// <summary>A column that may be missing or empty: null then.</summary>
    public SheetColumn<T?> Optional<T>(string chinese, string english, SheetParser<T> parser) where T : class =>
        Add<T, T?>(chinese, english, false, parser);

    /// <summary>A column of numbers, dates and other value types that may be missing or empty: null then.</summary>
    public SheetColumn<T?> OptionalValue<T>(string chinese, string english, SheetParser<T> parser) where T : struct =>
        Add<T, T?>(chinese, english, false, parser);

    private SheetColumn<TColumn> Add<T, TColumn>(string chinese, string english, bool required, SheetParser<T> parser)
    {
        ArgumentNullException.ThrowIfNull(parser);
        var column = new SheetColumn<TColumn>(chinese, english, required, columns.Count, text =>
        {
            var parsed = parser(text);
            return (parsed.Value, parsed.HasValue, parsed.Issues);
        });
        columns.Add(column);
        return column;
    }
}
