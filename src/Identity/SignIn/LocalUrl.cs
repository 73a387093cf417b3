namespace SmartPark.Identity.SignIn;

/// <summary>Where a redirect after signing in may lead: a path on this site and nothing else (ASVS 5.0 V3.7.2; Duende CVE-2024-39694).</summary>
internal static class LocalUrl
{
    public const string Home = "/w";
    private const int Longest = 2000;

    public static string Or(string? url, string otherwise = Home) => IsLocal(url) ? url! : otherwise;

    /// <summary>
    /// One slash first, then neither slash nor backslash; no backslash, control or invisible character anywhere, also not percent-encoded at the start: browsers and proxies read
    /// each of them as another host. Pages that only sign in or out are not returned to.
    /// </summary>
    public static bool IsLocal(string? url)
    {
        if (url is null or { Length: 0 or > Longest } || url[0] != '/') return false;
        if (url.Any(c => c == '\\' || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format)) return false;
        var plain = url;
        for (var i = 0; i < 3; i++) plain = Uri.UnescapeDataString(plain);
        if (plain.Length > 1 && (plain[1] is '/' or '\\' || char.IsControl(plain[1]) || char.IsWhiteSpace(plain[1]))) return false;
        return url.Length == 1 || url[1] is not ('/' or '\\');
    }
}
