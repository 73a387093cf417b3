using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace SmartPark.Kernel.Sheets;

/// <summary>Text of a CSV file (RFC 4180) to rows. The shape is measured before the parser sees it, because the parser has no limit on columns.</summary>
internal static class CsvRows
{
    public static IEnumerable<SheetRow> Read(string text, SheetLimits limits)
    {
        var (separator, start) = CsvShape.SeparatorOf(text);
        CsvShape.Measure(text, start, separator, limits);
        return Parse(text[start..], separator, start > 0 ? 1 : 0, limits);
    }

    private static IEnumerable<SheetRow> Parse(string text, char separator, int skipped, SheetLimits limits)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            Mode = CsvMode.RFC4180,
            IgnoreBlankLines = false,
            BadDataFound = null,
            DetectDelimiter = false,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        while (parser.Read())
        {
            var number = parser.Row + skipped;
            var cells = new List<string>(parser.Count);
            for (var i = 0; i < parser.Count; i++) cells.Add(FormulaGuard.Unguard(parser[i]));
            if (SheetCells.Trim(cells, number, limits)) yield return new SheetRow(number, cells);
        }
    }
}
