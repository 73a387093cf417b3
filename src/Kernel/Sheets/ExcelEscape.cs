using System.Globalization;
using System.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>The escape ST_Xstring of ECMA-376 (22.9.2.19): characters that XML cannot hold are written _xHHHH_.</summary>
internal static class ExcelEscape
{
    public static string Decode(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (CodeAt(text, i) is { } code)
            {
                result.Append(code);
                i += 6;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>Text that XML 1.0 can hold and that reads back as the same; a lone surrogate becomes U+FFFD.</summary>
    public static string Encode(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var paired = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (paired) result.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c)) result.Append('\uFFFD');
            else if (CodeAt(text, i) is not null) result.Append("_x005F_");
            else if (c is < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF') result.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else result.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => null } ?? c.ToString());
        }

        return result.ToString();
    }

    private static char? CodeAt(string text, int i) =>
        i + 6 < text.Length && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_'
        && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
