using SmartPark.Face;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Public;

/// <summary>Page, size and filters of a public list, read from its address and tamed.</summary>
internal sealed class ListAddress
{
    private const int LastPage = 100_000;
    private const int LongestWords = 100;
    private readonly PageAddress _address;

    private ListAddress(PageAddress address) => _address = address;

    public int Page => int.TryParse(_address["page"], out var page) && page is > 0 and <= LastPage ? page : 1;

    public int Size => int.TryParse(_address["size"], out var size) && TableQuery.Sizes.Contains(size) ? size : TableQuery.Sizes[0];

    public Paging Paging => new(Page, Size);

    public static ListAddress Of(string uri) => new(PageAddress.Of(uri));

    /// <summary>Words typed under a key, trimmed and cut at 100 characters; null when there are none.</summary>
    public string? Words(string key) => _address[key]?.Trim() is { } words ? words.Length <= LongestWords ? words : words[..LongestWords] : null;

    /// <summary>The address with one value changed, from its first page on.</summary>
    public string With(string key, string? value) => _address.Without("page").With(key, value).ToString();
}
