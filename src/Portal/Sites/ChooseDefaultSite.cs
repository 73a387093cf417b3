using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Sites;

/// <summary>Makes a park's site the one the installation opens with.</summary>
/// <param name="Park">The park.</param>
/// <remarks>Refusal: <c>site.not-found</c>.</remarks>
[Permission(PortalPermissions.ChooseDefaultSite), PlatformWide("the operator moves a mark from one park's site to another's")]
public sealed record ChooseDefaultSite(TenantId Park) : ICommand;

internal sealed class ChooseDefaultSiteHandler(PortalDb db) : IHandle<ChooseDefaultSite, Done>
{
    public async Task<Result<Done>> Handle(ChooseDefaultSite request, CancellationToken cancellationToken)
    {
        var sites = await db.Sites.Where(s => s.IsDefault || s.TenantId == request.Park).ToListAsync(cancellationToken);
        if (sites.All(s => s.TenantId != request.Park)) return new Refusal("site.not-found", nameof(request.Park));
        foreach (var site in sites) site.BeDefault(site.TenantId == request.Park);
        return Result.Done;
    }
}
