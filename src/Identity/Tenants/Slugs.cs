using System.Text.RegularExpressions;

namespace SmartPark.Identity.Tenants;

/// <summary>Short names in addresses.</summary>
internal static partial class Slugs
{
    public static bool IsWellFormed(string slug) => Form().IsMatch(slug);

    /// <summary>A slug for a tenant that chose none: its credit code, or a part of its id.</summary>
    public static string For(string? uscc, Guid id) => uscc?.ToLowerInvariant() ?? "t-" + id.ToString("N")[^12..];

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
