namespace SmartPark.Kernel.Text;

/// <summary>How much HTML is parsed at all. A parser follows the browser's rules, and those are not linear for hostile nesting.</summary>
public static class HtmlLimits
{
    /// <summary>Most characters.</summary>
    public const int Longest = 300_000;

    /// <summary>Most start tags that are open at the same time, counted without regard to their names.</summary>
    public const int Deepest = 200;

    private static readonly HashSet<string> Childless = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "embed", "source", "track", "param",
        "p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot", "option", "colgroup",
    };

    internal static bool AreKeptBy(string html)
    {
        if (html.Length > Longest) return false;
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (html[at + 1] == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(html[at + 1]) && !Childless.Contains(NameAt(html, at + 1)) && ++depth > Deepest) return false;
        }

        return true;
    }

    private static string NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < 12 && char.IsAsciiLetterOrDigit(html[end])) end++;
        return html[start..end];
    }
}
