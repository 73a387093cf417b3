namespace SmartPark.Kernel.Sheets;

/// <summary>Parts of a workbook that run code, call elsewhere, or carry another file. A sheet of data needs none of them.</summary>
internal static class ForbiddenParts
{
    private static readonly (string Piece, string Code)[] Pieces =
    [
        ("vbaProject", "sheet.macro"), ("vbaData", "sheet.macro"), ("macrosheets/", "sheet.macro"), ("dialogsheets/", "sheet.macro"),
        ("externalLinks/", "sheet.external-link"), ("connections.xml", "sheet.external-link"), ("queryTables/", "sheet.external-link"),
        ("oleObject", "sheet.embedded-object"), ("embeddings/", "sheet.embedded-object"), ("activeX/", "sheet.embedded-object"),
        ("customUI/", "sheet.macro"), ("webextensions/", "sheet.external-link"),
    ];

    private static readonly string[] Archives = [".zip", ".rar", ".7z", ".gz", ".xlsx", ".xlsm", ".docx", ".jar"];

    public static string? CodeOf(string name)
    {
        foreach (var (piece, code) in Pieces)
        {
            if (name.Contains(piece, StringComparison.OrdinalIgnoreCase)) return code;
        }

        return Archives.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? "sheet.nested-archive" : null;
    }
}
