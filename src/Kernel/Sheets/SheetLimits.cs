namespace SmartPark.Kernel.Sheets;

/// <summary>What a file may cost us. The defaults are the platform's; tests use smaller ones.</summary>
public sealed record SheetLimits
{
    /// <summary>The platform's limits.</summary>
    public static SheetLimits Default { get; } = new();

    /// <summary>Bytes of the file: 10 MB.</summary>
    public int FileBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Entries of the zip archive.</summary>
    public int Entries { get; init; } = 1_000;

    /// <summary>Bytes all entries together may inflate to, counted while they are read: 100 MB.</summary>
    public long InflatedBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>Inflated bytes per compressed byte, for entries that inflate to more than 1 MB.</summary>
    public int Ratio { get; init; } = 100;

    /// <summary>Rows that are not empty, the header included.</summary>
    public int Rows { get; init; } = 50_000;

    /// <summary>Columns, counted to the last one that holds something.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>UTF-16 units in one cell: Excel's own limit.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>Entries of the table of shared strings.</summary>
    public int SharedStrings { get; init; } = 1_000_000;
}
