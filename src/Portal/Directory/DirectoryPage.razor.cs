using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Directory;

/// <summary>The enterprises of a park with search and industries.</summary>
public sealed partial class DirectoryPage
{
    private const int ShownFacets = 10;
    private static readonly string?[] Kinds = [null, nameof(TenantKinds.Enterprise), nameof(TenantKinds.Partner)];

    private IReadOnlyList<IndustryFacet> _facets = [];
    private Page<CardRow>? _rows;
    private string? _words;
    private string? _industry;
    private string? _kind;
    private bool _partners;

    private ListAddress Address => ListAddress.Of(Navigation.Uri);

    private bool Filtered => _words is not null || _industry is not null || _kind is not null;

    private IEnumerable<IndustryFacet> Shown => _facets.Take(ShownFacets);

    private List<IndustryFacet> Rest => [.. _facets.Skip(ShownFacets)];

    /// <inheritdoc/>
    protected override async Task LoadAsync(PublicSite site)
    {
        _words = Address.Words("q");
        _industry = Address.Words("industry") is { Length: 2 } code && code.All(char.IsAsciiDigit) ? code : null;
        _kind = Kinds.FirstOrDefault(k => k is not null && k == Address.Words("kind"));
        (_facets, _partners) = await Facets.OfAsync(site.Park, Ct);
        TenantKinds? kind = _kind is null ? null : Enum.Parse<TenantKinds>(_kind);
        _rows = OrNotFound(await UseCases.SendAsync(new FindInDirectory(site.Park, _words, _industry, kind, Address.Paging), Ct));
    }
}
