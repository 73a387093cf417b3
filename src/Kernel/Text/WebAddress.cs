namespace SmartPark.Kernel.Text;

/// <summary>Which addresses may stand in a link or an image. An address is judged as it is written back, never after a repair.</summary>
internal static class WebAddress
{
    private const int Longest = 2048;

    /// <summary>The address if it is http, https, mailto or relative to this site; otherwise null.</summary>
    public static string? ForLink(string? address) => Check(address, "http://", "https://", "mailto:");

    /// <summary>The address if it is https or relative to this site; otherwise null.</summary>
    public static string? ForImage(string? address) => Check(address, "https://");

    /// <summary>True for an absolute http or https address.</summary>
    public static bool IsWeb(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string? Check(string? address, params ReadOnlySpan<string> starts)
    {
        var trimmed = address?.Trim();
        if (string.IsNullOrEmpty(trimmed) || trimmed.Length > Longest) return null;
        // Browsers drop tabs and line breaks inside an address and read \ as /: neither has an honest use.
        if (trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\' || char.IsSurrogate(c))) return null;
        if (trimmed.EnumerateRunes().Any(rune => InvisibleCharacters.ProblemOf(rune, multiline: false) is not null)) return null;

        foreach (var start in starts)
        {
            if (trimmed.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return HasUserName(trimmed, start) ? null : trimmed;
        }

        return IsRelative(trimmed) ? trimmed : null;
    }

    // "https://bank.example@evil.example/" reads as the bank's and is not.
    private static bool HasUserName(string address, string start)
    {
        if (!IsWeb(address)) return false;
        var host = address.AsSpan(start.Length);
        var end = host.IndexOfAny("/?#");
        return (end < 0 ? host : host[..end]).Contains('@');
    }

    private static bool IsRelative(string address)
    {
        if (address.StartsWith("//", StringComparison.Ordinal)) return false;
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var end = address.AsSpan().IndexOfAny("/?#");
        return colon < 0 || (end >= 0 && end < colon);
    }
}
