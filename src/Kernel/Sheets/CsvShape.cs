namespace SmartPark.Kernel.Sheets;

/// <summary>
/// One pass over the text of a CSV file: which separator it uses, whether every quote is closed, and how wide and long its records and cells
/// are. A quote opens only at the start of a cell, as in RFC 4180 (2.5 to 2.7); elsewhere it is refused, because programs disagree about it.
/// </summary>
internal static class CsvShape
{
    /// <summary>The separator with the most uses in the first line, and where the data start (after Excel's "sep=;" line).</summary>
    public static (char Separator, int Start) SeparatorOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first[4] is ',' or ';' or '\t')
        {
            var next = end < 0 ? text.Length : end + (text.AsSpan(end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
            return (first[4], next);
        }

        var best = (Separator: ',', Count: 0);
        foreach (var separator in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            var count = CountOutsideQuotes(first, separator);
            if (count > best.Count) best = (separator, count);
        }

        return (best.Separator, 0);
    }

    public static void Measure(string text, int start, char separator, SheetLimits limits)
    {
        var (row, column, cell) = (1, 0, 0);
        var atStart = true;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                if (!atStart) throw new SheetRefusedException("sheet.csv-quote", SheetCells.Place(column, row));
                i = EndOfQuoted(text, i, separator, SheetCells.Place(column, row), limits);
                atStart = false;
                continue;
            }

            atStart = c == separator || c is '\n' or '\r';
            cell = atStart ? 0 : cell + 1;
            if (cell > limits.CellLength) throw new SheetRefusedException("sheet.cell-too-long", SheetCells.Place(column, row), limits.CellLength);
            if (c == separator) column++;
            // Spreadsheet programs write separators for every column once formatted, so empty ones get some room.
            if (column > limits.Columns * 10) throw new SheetRefusedException("sheet.too-many-columns", SheetCells.Place(limits.Columns, row), limits.Columns);
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) (row, column) = (row + 1, 0);
        }
    }

    private static int EndOfQuoted(string text, int open, char separator, string place, SheetLimits limits)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (i - open > (limits.CellLength * 2) + 2) throw new SheetRefusedException("sheet.cell-too-long", place, limits.CellLength);
            if (text[i] != '"') continue;
            if (i + 1 < text.Length && text[i + 1] == '"')
            {
                i++;
                continue;
            }

            var closed = i + 1 == text.Length || text[i + 1] == separator || text[i + 1] is '\r' or '\n';
            return closed ? i : throw new SheetRefusedException("sheet.csv-quote", place);
        }

        throw new SheetRefusedException("sheet.csv-quote", place);
    }

    private static int CountOutsideQuotes(ReadOnlySpan<char> line, char separator)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted) count++;
        }

        return count;
    }
}
