using SmartPark.Kernel.Search;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Search;

/// <summary>Finds everything a reader may see, grouped by what it is.</summary>
public sealed partial class SearchPage
{
    private const int Each = 5;
    private const int Most = 100;
    private SearchHits? _hits;
    private string? _words;
    private string? _kind;

    private ListAddress Address => ListAddress.Of(Navigation.Uri);

    private List<IGrouping<string, SearchHit>> Groups => [.. _hits!.Hits.GroupBy(h => h.Kind)];

    /// <inheritdoc/>
    protected override async Task LoadAsync(PublicSite site)
    {
        _words = Address.Words("q");
        _kind = Address.Words("kind");
        if (_words is not null) _hits = (await UseCases.SendAsync(new SearchEverything(_words, _kind, Most), Ct)).Value;
    }

    private string Name(string kind) => Text["Kind." + kind] is { ResourceNotFound: false } name ? name : Text["Kind.other"];

    private IEnumerable<SearchHit> Shown(IEnumerable<SearchHit> group) => _kind is null ? group.Take(Each) : group;

    /// <summary>Pages of the site keep its prefix; those of the workbench have none.</summary>
    private string Href(SearchHit hit) => Face.Workbench.Contains(hit.Url.Split('?', '#')[0]) ? hit.Url : Site!.Link(hit.Url);
}
