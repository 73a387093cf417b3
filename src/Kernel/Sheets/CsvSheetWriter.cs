using System.Buffers;
using System.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>Writes CSV after RFC 4180.</summary>
internal sealed class CsvSheetWriter : SheetWriter
{
    private static readonly SearchValues<char> Delicate = SearchValues.Create("\",;\t\r\n");

    private readonly StreamWriter output;
    private readonly StringBuilder line = new();

    private CsvSheetWriter(Stream stream) => output = new StreamWriter(stream, new UTF8Encoding(true), 32 * 1024, leaveOpen: true);

    public static async Task<CsvSheetWriter> StartAsync(Stream stream, IReadOnlyList<SheetHeader> headers, CancellationToken ct)
    {
        var writer = new CsvSheetWriter(stream);
        await writer.WriteAsync([.. headers.Select(header => (SheetValue)header.Text)], ct).ConfigureAwait(false);
        return writer;
    }

    public override Task CompleteAsync(CancellationToken ct = default) => output.FlushAsync(ct);

    // What is still in the buffer of an unfinished file is not written: the file ends within a line.
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private protected override async Task WriteAsync(IReadOnlyList<SheetValue> cells, CancellationToken ct)
    {
        line.Clear();
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) line.Append(',');
            Append(cells[i].Value is string text ? FormulaGuard.Guard(Clean(text)) : cells[i].Text);
        }

        await output.WriteAsync(line.Append("\r\n"), ct).ConfigureAwait(false);
    }

    private void Append(string text)
    {
        var quoted = text.AsSpan().IndexOfAny(Delicate) >= 0 || text.StartsWith(' ') || text.EndsWith(' ');
        if (quoted) line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else line.Append(text);
    }

    // Control characters would make the file something other than text.
    private static string Clean(string text) =>
        text.Any(c => c < ' ' && c is not ('\t' or '\r' or '\n')) ? string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\r' or '\n')) : text;
}
