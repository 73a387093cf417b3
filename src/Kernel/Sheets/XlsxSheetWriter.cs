using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>Writes a workbook of one sheet with inline strings (ECMA-376), so that nothing has to be kept in memory.</summary>
internal sealed class XlsxSheetWriter : SheetWriter
{
    private const int MostText = 32_767;

    private readonly SpooledOutput output;
    private readonly ZipArchive zip;
    private readonly StringBuilder xml = new();
    private StreamWriter? sheet;
    private int row;

    private XlsxSheetWriter(SpooledOutput output, ZipArchive zip) => (this.output, this.zip) = (output, zip);

    public static async Task<XlsxSheetWriter> StartAsync(Stream stream, string name, IReadOnlyList<SheetHeader> headers, CancellationToken ct)
    {
        var output = new SpooledOutput(stream);
        var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct).ConfigureAwait(false);
        var writer = new XlsxSheetWriter(output, zip);
        foreach (var (part, content) in XlsxParts.Fixed(name))
        {
            await using var text = await writer.OpenAsync(part, ct).ConfigureAwait(false);
            await text.WriteAsync(content.AsMemory(), ct).ConfigureAwait(false);
        }

        writer.sheet = await writer.OpenAsync(XlsxParts.Sheet, ct).ConfigureAwait(false);
        await writer.sheet.WriteAsync(XlsxParts.SheetStart(headers).AsMemory(), ct).ConfigureAwait(false);
        await writer.WriteAsync([.. headers.Select(header => (SheetValue)header.Text)], ct).ConfigureAwait(false);
        return writer;
    }

    public override async Task CompleteAsync(CancellationToken ct = default)
    {
        if (sheet is null) return;
        await sheet.WriteAsync(XlsxParts.SheetEnd.AsMemory(), ct).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        await output.DrainAsync(everything: true, ct).ConfigureAwait(false);
    }

    // The end of an unfinished archive, without which it does not open, stays in the spool.
    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await output.DisposeAsync().ConfigureAwait(false);
    }

    private protected override async Task WriteAsync(IReadOnlyList<SheetValue> cells, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(sheet is null, this);
        row++;
        xml.Clear().Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        for (var i = 0; i < cells.Count; i++) Append(cells[i], SheetCells.Place(i, row));
        await sheet.WriteAsync(xml.Append("</row>"), ct).ConfigureAwait(false);
        await output.DrainAsync(everything: false, ct).ConfigureAwait(false);
    }

    private async Task CloseAsync()
    {
        if (sheet is null) return;
        await sheet.DisposeAsync().ConfigureAwait(false);
        sheet = null;
        await zip.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<StreamWriter> OpenAsync(string part, CancellationToken ct)
    {
        var entry = zip.CreateEntry(part, CompressionLevel.Fastest);
        // A fixed date: the same rows give the same bytes.
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new StreamWriter(await entry.OpenAsync(ct).ConfigureAwait(false), new UTF8Encoding(false), 32 * 1024);
    }

    private void Append(SheetValue cell, string place)
    {
        if (cell.Value is null) return;
        if (cell.Value is bool flag) Raw(place, $" t=\"b\" s=\"{XlsxParts.General}\"", flag ? "1" : "0");
        else if (cell.Value is DateOnly date && Serial(date.ToDateTime(TimeOnly.MinValue)) is { } day) Raw(place, $" s=\"{XlsxParts.Date}\"", day);
        else if (cell.Value is DateTimeOffset moment && Serial(moment.DateTime) is { } time) Raw(place, $" s=\"{XlsxParts.Moment}\"", time);
        else if (cell.Number is { } number) Raw(place, $" s=\"{XlsxParts.General}\"", number);
        else Inline(place, cell.Text);
    }

    private void Raw(string place, string attributes, string value) =>
        xml.Append("<c r=\"").Append(place).Append('"').Append(attributes).Append("><v>").Append(value).Append("</v></c>");

    private void Inline(string place, string text)
    {
        // Excel refuses the whole file for one longer cell; the ellipsis shows that something is missing.
        var whole = text.Length <= MostText ? text : string.Concat(text.AsSpan(0, MostText - 1), "…");
        var style = row == 1 ? XlsxParts.Bold : XlsxParts.Text;
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
            .Append(ExcelEscape.Encode(whole)).Append("</t></is></c>");
    }

    // The calendar of Excel is right from 1 March 1900; earlier days are written as text.
    private static string? Serial(DateTime date) =>
        date < new DateTime(1900, 3, 1) ? null : date.ToOADate().ToString("R", CultureInfo.InvariantCulture);
}
