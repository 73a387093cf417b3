using System.Text;

namespace SmartPark.Kernel.Search;

/// <summary>Index terms.</summary>
public static class Terms
{
    /// <summary>Index.</summary>
    public static string ForIndex(string s)
    {
        var o = new StringBuilder();
        for (int i = 0; i < s.Length; i++)
        {
            if (!Cjk(s[i])) { o.Append(char.IsLetterOrDigit(s[i]) ? char.ToLowerInvariant(s[i]) : ' '); continue; }
            o.Append(' ').Append(s[i]);
            if (i + 1 < s.Length && Cjk(s[i + 1])) o.Append(' ').Append(s[i]).Append(s[i + 1]);
            o.Append(' ');
        }
        return o.ToString();
    }

    /// <summary>Query.</summary>
    public static IReadOnlyList<string> ForQuery(string s) =>
        [.. ForIndex(s).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(t => s.Length == 1 || t.Length > 1).Distinct().Take(32)];

    private static bool Cjk(char c) => c >= 0x3400 && c <= 0x9fff;
}
