namespace SmartPark.Face;

/// <summary>What a table asks its page for; read from the address, so every value may be nonsense and is tamed here.</summary>
/// <param name="Page">Page number from 1.</param>
/// <param name="Size">Rows a page: one of <see cref="Sizes"/>.</param>
/// <param name="Sort">Key of the column to sort by, or null for the list's own order. Always the key of a sortable column.</param>
/// <param name="Descending">Largest or latest first.</param>
/// <param name="Filters">All other values of the address.</param>
public sealed record TableQuery(int Page, int Size, string? Sort, bool Descending, IReadOnlyDictionary<string, string> Filters)
{
    /// <summary>The page sizes a person may choose.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [20, 50, 100];

    private const int LastPage = 1_000_000;

    /// <summary>Rows before this page.</summary>
    public int Skip => (Page - 1) * Size;

    /// <summary>The value of a filter, trimmed; null when absent or blank.</summary>
    public string? Filter(string key) => Filters.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    internal static TableQuery Read(PageAddress address, TableKeys keys, IReadOnlySet<string> sortable, string? firstSort)
    {
        var sort = address[keys.Sort] ?? firstSort;
        var descending = sort?.StartsWith('-') == true;
        var column = descending ? sort![1..] : sort;
        return new(
            int.TryParse(address[keys.Page], out var page) && page is > 0 and <= LastPage ? page : 1,
            int.TryParse(address[keys.Size], out var size) && Sizes.Contains(size) ? size : Sizes[0],
            column is not null && sortable.Contains(column) ? column : null,
            descending,
            address.Query.Where(p => !keys.All.Contains(p.Key)).ToDictionary());
    }
}

/// <summary>The names a table's own values carry in the address; a second table on the page has a prefix.</summary>
internal sealed class TableKeys(string? name)
{
    private readonly string _prefix = string.IsNullOrEmpty(name) ? "" : name + ".";

    internal string Page => _prefix + "page";

    internal string Size => _prefix + "size";

    internal string Sort => _prefix + "sort";

    internal string Hidden => _prefix + "hide";

    internal IReadOnlyList<string> All => [Page, Size, Sort, Hidden];
}
