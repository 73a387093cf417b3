using Microsoft.AspNetCore.WebUtilities;

namespace SmartPark.Face;

/// <summary>The path and query of a page, changed one value at a time: the state of lists lives in the address (RFC 3986 section 3.4).</summary>
public sealed class PageAddress
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _query;

    private PageAddress(string path, IReadOnlyList<KeyValuePair<string, string>> query) => (Path, _query) = (path, query);

    /// <summary>The path without the query, beginning with a slash.</summary>
    public string Path { get; }

    /// <summary>The query as it stands, in order; of a repeated key the last one counts.</summary>
    public IReadOnlyDictionary<string, string> Query => _query.GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value);

    /// <summary>The value of a key, or null when it is absent or blank.</summary>
    public string? this[string key] => _query.LastOrDefault(p => p.Key == key).Value is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Reads an absolute address, or one that begins with a slash.</summary>
    public static PageAddress Of(string uri)
    {
        var hash = uri.IndexOf('#', StringComparison.Ordinal);
        var clean = hash < 0 ? uri : uri[..hash];
        var mark = clean.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? clean : clean[..mark];
        var start = path.IndexOf("://", StringComparison.Ordinal);
        if (start >= 0) path = path.IndexOf('/', start + 3) is var slash and >= 0 ? path[slash..] : "/";
        return new(path, mark < 0 ? [] : Pairs(clean[mark..]));
    }

    /// <summary>The same address with one value set; null or blank takes the key away.</summary>
    public PageAddress With(string key, string? value)
    {
        var kept = _query.Where(p => p.Key != key);
        return new(Path, string.IsNullOrWhiteSpace(value) ? [.. kept] : [.. kept, new(key, value)]);
    }

    /// <summary>The same address without these keys.</summary>
    public PageAddress Without(params IEnumerable<string> keys)
    {
        var gone = keys.ToHashSet();
        return new(Path, [.. _query.Where(p => !gone.Contains(p.Key))]);
    }

    /// <summary>Path and query, percent-encoded.</summary>
    public override string ToString() =>
        _query.Count == 0 ? Path : Path + "?" + string.Join('&', _query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));

    private static KeyValuePair<string, string>[] Pairs(string query) =>
        [.. QueryHelpers.ParseQuery(query).SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(p.Key, v!)))];
}
