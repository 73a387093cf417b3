namespace SmartPark.Kernel.Codes;

/// <summary>Search of a small table by code or name, for pickers: every word must occur; the closest rows come first.</summary>
internal static class CodeSearch
{
    public static IReadOnlyList<T> Find<T>(
        IEnumerable<T> rows, string? text, int limit, Func<T, string> code, Func<T, string> name, Func<T, string> path)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100) return [];
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. rows
            .Select(row => (Row: row, Rank: Rank(words, code(row), name(row), path(row))))
            .Where(hit => hit.Rank < Missing)
            .OrderBy(hit => hit.Rank).ThenBy(hit => code(hit.Row).Length).ThenBy(hit => code(hit.Row), StringComparer.Ordinal)
            .Take(limit)
            .Select(hit => hit.Row)];
    }

    private const int Missing = 9;

    // The last word decides the order ("辽宁 和平" looks for 和平); the others may also match the names above it.
    private static int Rank(string[] words, string code, string name, string path)
    {
        if (!words[..^1].All(word => path.Contains(word, StringComparison.OrdinalIgnoreCase))) return Missing;
        var last = words[^1];
        if (code.Equals(last, StringComparison.OrdinalIgnoreCase)) return 0;
        if (name == last) return 1;
        if (code.StartsWith(last, StringComparison.OrdinalIgnoreCase)) return 2;
        if (name.StartsWith(last, StringComparison.Ordinal)) return 3;
        return name.Contains(last, StringComparison.Ordinal) ? 4 : Missing;
    }
}
