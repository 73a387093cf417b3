using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Sites;

/// <summary>All sites of the installation, the default one first.</summary>
[Anonymous]
public sealed record ListSites : IQuery<IReadOnlyList<SiteRow>>;

internal sealed class ListSitesHandler(PortalDb db) : IHandle<ListSites, IReadOnlyList<SiteRow>>
{
    public async Task<Result<IReadOnlyList<SiteRow>>> Handle(ListSites request, CancellationToken cancellationToken)
    {
        var sites = await db.Sites.AsNoTracking().OrderByDescending(s => s.IsDefault).ThenBy(s => s.Name).Take(500).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<SiteRow>>([.. sites.Select(GetSiteHandler.RowOf)]);
    }
}
