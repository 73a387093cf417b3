namespace SmartPark.Kernel.Sheets;

/// <summary>Tells by the first bytes what a file is.</summary>
internal static class SheetDetection
{
    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0];

    private static ReadOnlySpan<byte> SevenZip => [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C];

    public static (SheetKind Kind, SheetProblem? Problem) Of(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) return Refuse("sheet.empty");
        if (content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8)) return (SheetKind.Xlsx, null);
        // A compound file holds an old .xls, or a new one behind a password.
        if (content.StartsWith(OldOffice)) return Refuse("sheet.old-excel");
        if (content.StartsWith("%PDF-"u8) || content.StartsWith("Rar!\u001A"u8) || content.StartsWith(SevenZip)) return Refuse("sheet.not-a-sheet");
        return (SheetKind.Csv, null);
    }

    private static (SheetKind, SheetProblem?) Refuse(string code) => (SheetKind.Unknown, new SheetProblem(code));
}
