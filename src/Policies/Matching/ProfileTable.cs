using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Matching;

/// <summary>Many profiles as columns of measures, padded to a multiple of 64 rows with unknown: 8 bytes a column and row, and one bit that says whether it is known.</summary>
internal sealed class ProfileTable
{
    private readonly long[][] _columns;
    private readonly ulong[][] _known;

    public ProfileTable(int columns, int rows)
    {
        Rows = rows;
        Words = (rows + 63) / 64;
        _columns = new long[columns][];
        _known = new ulong[columns][];
        for (var c = 0; c < columns; c++)
        {
            _columns[c] = new long[Words * 64];
            Array.Fill(_columns[c], Measure.Unknown);
            _known[c] = new ulong[Words];
        }
    }

    public int Rows { get; }

    /// <summary>Words of 64 rows.</summary>
    public int Words { get; }

    public ReadOnlySpan<long> Column(int column) => _columns[column];

    public ReadOnlySpan<ulong> Known(int column) => _known[column];

    public void Set(int row, int column, long measure)
    {
        _columns[column][row] = measure;
        var bit = 1UL << (row & 63);
        if (measure == Measure.Unknown) _known[column][row >> 6] &= ~bit;
        else _known[column][row >> 6] |= bit;
    }

    public void Set(int row, IReadOnlyList<Slot> slots, FactSheet sheet, DateOnly day)
    {
        for (var c = 0; c < slots.Count; c++) Set(row, c, slots[c].Read(sheet, day));
    }

    public static ProfileTable Of(IReadOnlyList<Slot> slots, IReadOnlyList<FactSheet> sheets, DateOnly day)
    {
        var table = new ProfileTable(slots.Count, sheets.Count);
        for (var row = 0; row < sheets.Count; row++) table.Set(row, slots, sheets[row], day);
        return table;
    }
}
