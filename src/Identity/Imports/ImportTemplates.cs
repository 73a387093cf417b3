using System.Globalization;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Sheets;

namespace SmartPark.Identity.Imports;

/// <summary>Empty workbooks with the heads an import understands, in the language of the moment.</summary>
internal static class ImportTemplates
{
    public static async Task<Result<SheetFile>> MakeAsync(ImportKind kind, CancellationToken ct)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var heads = kind == ImportKind.Enterprises ? ImportSchemas.Enterprises.Headers(english) : ImportSchemas.People.Headers(english);
        var name = kind == ImportKind.Enterprises ? "enterprises" : "people";
        using var bytes = new MemoryStream();
        await using (var sheet = await SheetWriter.XlsxAsync(bytes, name, [.. heads], ct)) await sheet.CompleteAsync(ct);
        return new SheetFile($"{name}-template.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes.ToArray());
    }
}
