namespace SmartPark.Kernel.Sheets;

/// <summary>Declares schemas.</summary>
public static class SheetSchema
{
    /// <summary>Declares the columns of a file and how a row becomes a record.</summary>
    /// <example>
    /// <code>
    /// static readonly SheetSchema&lt;FirmRow&gt; Schema = SheetSchema.Of&lt;FirmRow&gt;(columns =>
    /// {
    ///     var name = columns.Required("企业名称", "Name", SheetParse.Text(100));
    ///     var code = columns.Required("统一社会信用代码", "Credit code", SheetParse.CreditCode).Unique();
    ///     var since = columns.OptionalValue("入驻日期", "Resident since", SheetParse.Date);
    ///     return row => new FirmRow(row.Get(name), row.Get(code), row.Get(since));
    /// });
    /// </code>
    /// </example>
    public static SheetSchema<T> Of<T>(Func<SheetColumns, Func<SheetFields, T>> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        var columns = new SheetColumns();
        var map = declare(columns);
        return new SheetSchema<T>(columns.All, map);
    }
}

/// <summary>The columns of a file and the record a row becomes. Made by <see cref="SheetSchema.Of"/>; safe to share between threads.</summary>
public sealed class SheetSchema<T>
{
    private readonly Func<SheetFields, T> map;

    internal SheetSchema(IReadOnlyList<SheetColumn> columns, Func<SheetFields, T> map) => (Columns, this.map) = (columns, map);

    /// <summary>The columns in the order of the template.</summary>
    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>The heads of a template or an export in one language; a star marks what must be filled.</summary>
    public IReadOnlyList<SheetHeader> Headers(bool english) =>
        [.. Columns.Select(column => new SheetHeader((english ? column.English : column.Chinese) + (column.IsRequired ? " *" : "")))];

    /// <summary>
    /// Reads a whole .xlsx or .csv file and says what importing it would do. Nothing is changed. The first row that is not empty is the header;
    /// columns may stand in any order. The work is done off the caller's thread.
    /// </summary>
    /// <param name="file">The upload; only asynchronous reads are used.</param>
    /// <param name="progress">Hears the number of rows read, every 100 rows and at the end.</param>
    /// <param name="limits">Null for the platform's limits.</param>
    /// <param name="ct">Cancels between rows.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<SheetPreview<T>> PreviewAsync(
        Stream file, IProgress<int>? progress = null, SheetLimits? limits = null, CancellationToken ct = default)
    {
        using var reader = await SheetReader.OpenAsync(file, limits, ct).ConfigureAwait(false);
        return await Task.Run(() => new SheetMapping<T>(Columns, map, progress).Run(reader, ct), ct).ConfigureAwait(false);
    }
}
