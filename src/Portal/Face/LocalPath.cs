namespace SmartPark.Portal.Face;

/// <summary>Where a redirect may lead: inside this site only (OWASP ASVS 5.0, unvalidated redirects).</summary>
internal static class LocalPath
{
    private const int Longest = 2000;

    /// <summary>The path when it is local, else the home page.</summary>
    internal static string OrHome(string? path) => IsLocal(path) ? path! : "/";

    /// <summary>
    /// One leading slash, not followed by a slash or backslash (browsers read both as another host), no backslash and no control
    /// character anywhere (browsers drop tabs and line ends, which would join two slashes), and not absurdly long.
    /// </summary>
    internal static bool IsLocal(string? path) =>
        path is ['/', ..] && path.Length <= Longest
        && !(path.Length > 1 && path[1] is '/' or '\\')
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl);
}
