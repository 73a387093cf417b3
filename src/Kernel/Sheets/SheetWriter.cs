namespace SmartPark.Kernel.Sheets;

/// <summary>
/// Writes a sheet row by row into a stream that need not seek (an HTTP response); only asynchronous writes are used. Text that looks like
/// a formula is written so that no spreadsheet program runs it: as typed text in xlsx, with an apostrophe in front in CSV.
/// Without <see cref="CompleteAsync"/> the file stays unfinished and does not open, so half an export never passes for a whole one.
/// </summary>
/// <example>
/// <code>
/// await using var sheet = await SheetWriter.XlsxAsync(response.Body, "企业", [new("名称", 40), new("面积 (㎡)")], ct);
/// foreach (var firm in firms) await sheet.WriteRowAsync([firm.Name, firm.Area], ct);
/// await sheet.CompleteAsync(ct);
/// </code>
/// </example>
public abstract class SheetWriter : IAsyncDisposable
{
    /// <summary>Most rows a spreadsheet program opens, the header included.</summary>
    public const int MostRows = 1_048_576;

    private protected SheetWriter()
    {
    }

    /// <summary>Rows written so far, the header not counted.</summary>
    public int Rows { get; private set; }

    /// <summary>Starts a workbook of one sheet with a bold header that stays in view. The stream is left open.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="sheetName">Cut to 31 characters; the signs Excel forbids in it are left out.</param>
    /// <param name="headers">The columns.</param>
    /// <param name="ct">Cancels the writing.</param>
    public static async Task<SheetWriter> XlsxAsync(
        Stream output, string sheetName, IReadOnlyList<SheetHeader> headers, CancellationToken ct = default) =>
        await XlsxSheetWriter.StartAsync(output, sheetName, headers, ct).ConfigureAwait(false);

    /// <summary>Starts a CSV file (RFC 4180, UTF-8 with a byte order mark so that Excel knows). The stream is left open.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="headers">The columns; widths are of no use here.</param>
    /// <param name="ct">Cancels the writing.</param>
    public static async Task<SheetWriter> CsvAsync(Stream output, IReadOnlyList<SheetHeader> headers, CancellationToken ct = default) =>
        await CsvSheetWriter.StartAsync(output, headers, ct).ConfigureAwait(false);

    /// <summary>Writes one row; fewer cells than columns leave the rest empty.</summary>
    /// <exception cref="InvalidOperationException">There are more than <see cref="MostRows"/> rows.</exception>
    public async Task WriteRowAsync(IReadOnlyList<SheetValue> cells, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (Rows + 1 >= MostRows) throw new InvalidOperationException("A sheet holds no more rows.");
        await WriteAsync(cells, ct).ConfigureAwait(false);
        Rows++;
    }

    /// <summary>Finishes the file.</summary>
    public abstract Task CompleteAsync(CancellationToken ct = default);

    /// <summary>Lets go of the stream without closing it. A file that was not completed stays broken on purpose.</summary>
    public abstract ValueTask DisposeAsync();

    private protected abstract Task WriteAsync(IReadOnlyList<SheetValue> cells, CancellationToken ct);
}
