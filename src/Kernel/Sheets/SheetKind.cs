namespace SmartPark.Kernel.Sheets;

/// <summary>What a file is, judged by its content, never by its name.</summary>
public enum SheetKind
{
    /// <summary>Neither; the reader's problem says why.</summary>
    Unknown,

    /// <summary>A workbook of Office Open XML (ECMA-376, ISO/IEC 29500).</summary>
    Xlsx,

    /// <summary>Separated values (RFC 4180), also with semicolons or tabs.</summary>
    Csv,
}
