namespace SmartPark.Kernel.Codes;

/// <summary>Harmless folding of typed codes: nothing here changes which character a person meant.</summary>
internal static class CodeText
{
    private const int Longest = 256;

    /// <summary>Strips white space, folds full-width ASCII (an input method left on) and letter case. Cuts at 256 characters.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = new System.Text.StringBuilder(Math.Min(text.Length, Longest));
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) continue;
            if (folded.Length == Longest) break;
            folded.Append(char.ToUpperInvariant(Narrow(c)));
        }

        return folded.ToString();
    }

    /// <summary>U+FF01..U+FF5E are the full-width twins of U+0021..U+007E.</summary>
    public static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
}
