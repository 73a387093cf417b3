using System.Runtime.InteropServices;
using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Matching;

/// <summary>Many profiles as the columns that one set of rules reads, each row as few bytes as its <see cref="Coding"/> needs, padded to a multiple of 64 rows with unknown.</summary>
internal sealed class ProfileTable
{
    private readonly byte[][] _columns;

    public ProfileTable(RuleSet rules, int rows)
    {
        Rules = rules;
        Rows = rows;
        Words = (rows + 63) / 64;
        _columns = [.. rules.Codings.Select(c => new byte[Words * 64 * c.Width])];
    }

    /// <summary>The rules it was made for; others cut elsewhere.</summary>
    public RuleSet Rules { get; }

    public int Rows { get; }

    /// <summary>Words of 64 rows.</summary>
    public int Words { get; }

    /// <summary>Bytes of all columns.</summary>
    public long Bytes => _columns.Sum(c => (long)c.Length);

    public static ProfileTable Of(RuleSet rules, IReadOnlyList<FactSheet> sheets, DateOnly day)
    {
        var table = new ProfileTable(rules, sheets.Count);
        for (var row = 0; row < sheets.Count; row++) table.Set(row, sheets[row], day);
        return table;
    }

    public void Set(int row, FactSheet sheet, DateOnly day)
    {
        for (var c = 0; c < _columns.Length; c++) Set(row, c, Rules.Slots[c].Read(sheet, day));
    }

    public void Set(int row, int column, long measure)
    {
        var (rows, code) = (_columns[column], Rules.Codings[column].Of(measure));
        switch (Rules.Codings[column].Width)
        {
            case 1: rows[row] = (byte)code; break;
            case 2: MemoryMarshal.Cast<byte, ushort>(rows.AsSpan())[row] = (ushort)code; break;
            case 4: MemoryMarshal.Cast<byte, uint>(rows.AsSpan())[row] = (uint)code; break;
            default: MemoryMarshal.Cast<byte, ulong>(rows.AsSpan())[row] = code; break;
        }
    }

    /// <summary>The same profiles again and again until there are so many rows.</summary>
    public ProfileTable Repeated(int rows)
    {
        var table = new ProfileTable(Rules, rows);
        for (var c = 0; c < _columns.Length; c++)
        {
            var from = _columns[c].AsSpan(0, Rows * Rules.Codings[c].Width);
            var to = table._columns[c].AsSpan(0, rows * Rules.Codings[c].Width);
            for (; to.Length > from.Length; to = to[from.Length..]) from.CopyTo(to);
            from[..to.Length].CopyTo(to);
        }
        return table;
    }

    /// <summary>Which of 64 rows have a code in one of the ranges or with one of the bits, and which are known.</summary>
    public (ulong Met, ulong Known) Test(int column, int word, CodeRange[] ranges, ulong bits)
    {
        var width = Rules.Codings[column].Width;
        var rows = _columns[column].AsSpan(word * 64 * width, 64 * width);
        return width switch
        {
            1 => Lanes<byte>.Test(rows, ranges, bits),
            2 => Lanes<ushort>.Test(MemoryMarshal.Cast<byte, ushort>(rows), ranges, bits),
            4 => Lanes<uint>.Test(MemoryMarshal.Cast<byte, uint>(rows), ranges, bits),
            _ => Lanes<ulong>.Test(MemoryMarshal.Cast<byte, ulong>(rows), ranges, bits),
        };
    }
}
