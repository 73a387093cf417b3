using System.Xml;

namespace SmartPark.Kernel.Sheets;

/// <summary>
/// Reads the first visible sheet of an .xlsx file, or a .csv file, as a forward stream of rows. The file may be hostile: it is judged
/// by its content, limits are counted while reading, and the answer is always rows, or a <see cref="SheetProblem"/>.
/// </summary>
/// <example>
/// <code>
/// using var reader = await SheetReader.OpenAsync(upload, ct: ct);
/// foreach (var row in reader.Rows(ct)) { … }
/// if (reader.Problem is { } problem) return Refuse(problem);
/// </code>
/// </example>
public sealed class SheetReader : IDisposable
{
    private readonly MemoryStream content;
    private readonly SheetLimits limits;
    private bool started;

    private SheetReader(MemoryStream content, SheetLimits limits) => (this.content, this.limits) = (content, limits);

    /// <summary>What the file is.</summary>
    public SheetKind Kind { get; private set; }

    /// <summary>
    /// Why the file is refused, or null. Known after opening for what shows at once, otherwise when the rows have ended: look again then,
    /// rows that came before a refusal are not to be used.
    /// </summary>
    public SheetProblem? Problem { get; private set; }

    /// <summary>Takes a file into memory (never more than the limit) and finds out what it is. Reads the stream to its end, does not close it.</summary>
    /// <param name="file">The bytes; only asynchronous reads are used.</param>
    /// <param name="limits">Null for the platform's limits.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async Task<SheetReader> OpenAsync(Stream file, SheetLimits? limits = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        limits ??= SheetLimits.Default;
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await file.ReadAsync(buffer, ct).ConfigureAwait(false)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length <= limits.FileBytes) continue;
            return new SheetReader(new MemoryStream(), limits) { Problem = new SheetProblem("sheet.too-large", Limit: limits.FileBytes) };
        }

        var reader = new SheetReader(content, limits);
        (reader.Kind, reader.Problem) = SheetDetection.Of(content.GetBuffer().AsSpan(0, (int)content.Length));
        return reader;
    }

    /// <summary>The rows that are not empty, top to bottom. Ends early when the file is refused: then <see cref="Problem"/> is set.</summary>
    /// <param name="ct">Looked at before every row.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The rows were read before.</exception>
    public IEnumerable<SheetRow> Rows(CancellationToken ct = default)
    {
        if (Problem is not null) yield break;
        if (started) throw new InvalidOperationException("The rows of a sheet can be read once.");
        started = true;
        using var rows = Source().GetEnumerator();
        var count = 0;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (!MoveNext(rows)) yield break;
            if (++count > limits.Rows)
            {
                Problem = new SheetProblem("sheet.too-many-rows", $"{rows.Current.Number}", limits.Rows);
                yield break;
            }

            yield return rows.Current;
        }
    }

    /// <summary>Frees the file's bytes.</summary>
    public void Dispose() => content.Dispose();

    // An iterator, so that also what is refused at the first byte is refused inside MoveNext.
    private IEnumerable<SheetRow> Source()
    {
        var rows = Kind == SheetKind.Xlsx
            ? Workbook.Read(content, limits)
            : CsvText.Read(content.GetBuffer().AsSpan(0, (int)content.Length), limits);
        foreach (var row in rows) yield return row;
    }

    private bool MoveNext(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (SheetRefusedException refused)
        {
            Problem = refused.Problem;
        }
        catch (XmlException broken)
        {
            // The framework tells a document type apart from other faults only in its message, which names the setting.
            var code = broken.Message.Contains(nameof(XmlReaderSettings.DtdProcessing), StringComparison.Ordinal) ? "sheet.dtd" : "sheet.broken";
            var line = broken.LineNumber > 0 ? $" {broken.LineNumber}:{broken.LinePosition}" : "";
            Problem = new SheetProblem(code, broken.SourceUri + line);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            Problem = new SheetProblem("sheet.broken");
        }

        return false;
    }
}
