namespace SmartPark.Kernel.Sheets;

/// <summary>Which cell styles of a workbook show a number as a date or a time (ECMA-376 18.8.30 and 18.8.31).</summary>
internal sealed class CellFormats
{
    private const int MostFormats = 65_490;

    private readonly List<bool> dates = [];

    public static CellFormats Read(SheetArchive archive, string? name)
    {
        var formats = new CellFormats();
        using var part = name is null ? null : archive.Open(name);
        var custom = new Dictionary<int, bool>();
        var inCells = false;
        while (part is not null && part.Read())
        {
            if (part.IsStart("numFmt") && part.Number("numFmtId") is { } id) custom[id] = ShowsDate(part.Attribute("formatCode") ?? "");
            else if (part.IsStart("cellXfs")) inCells = !part.IsEmpty;
            else if (part.IsEnd("cellXfs")) inCells = false;
            else if (inCells && part.IsStart("xf")) formats.dates.Add(part.Number("numFmtId") is { } used && custom.GetValueOrDefault(used, IsBuiltInDate(used)));
            if (formats.dates.Count > MostFormats || custom.Count > MostFormats) throw new SheetRefusedException("sheet.broken", name, MostFormats);
        }

        return formats;
    }

    public bool IsDate(int? style) => style is { } index && index < dates.Count && dates[index];

    // 27 to 36 and 50 to 58 are the dates of Chinese, Japanese and Korean locales.
    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    internal static bool ShowsDate(string code)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c is '\\' or '_' or '*') i++;
            else if (c == '[') bracketed = true;
            else if (c == ']') bracketed = false;
            else if (!bracketed && c is 'y' or 'm' or 'd' or 'h' or 's') return !code.StartsWith("General", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}
