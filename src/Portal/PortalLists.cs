namespace SmartPark.Portal;

/// <summary>Short lists kept in one text column.</summary>
internal static class PortalLists
{
    public static string Join(IEnumerable<Guid>? ids) => string.Join(';', (ids ?? []).Distinct());

    public static string Join(IEnumerable<string>? words) => string.Join(';', (words ?? []).Select(w => w.Trim()).Where(w => w.Length > 0).Distinct());

    public static IReadOnlyList<Guid> Ids(string text) => [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    public static IReadOnlyList<string> Words(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
