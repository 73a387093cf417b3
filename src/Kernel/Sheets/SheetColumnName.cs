namespace SmartPark.Kernel.Sheets;

/// <summary>Letters of columns: 0 is A, 25 is Z, 26 is AA.</summary>
public static class SheetColumnName
{
    private const int Most = 16_384;

    /// <summary>The letters of a column counted from 0.</summary>
    public static string Of(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) name = (char)('A' + ((rest - 1) % 26)) + name;
        return name;
    }

    /// <summary>The column, counted from 0, of a reference such as C17; -1 when it is none.</summary>
    internal static int IndexOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (char.IsAsciiDigit(c)) break;
            if (!char.IsAsciiLetterUpper(c)) return -1;
            column = (column * 26) + (c - 'A' + 1);
            if (column > Most) return -1;
        }

        return column - 1;
    }
}
