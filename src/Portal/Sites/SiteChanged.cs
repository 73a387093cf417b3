using SmartPark.Kernel.Events;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Sites;

/// <summary>A park's site was changed.</summary>
/// <param name="Tenant">The park.</param>
/// <param name="LogoFileId">Its logo now, or null.</param>
[EventName("portal.site-changed.v1")]
public sealed record SiteChanged(TenantId? Tenant, Guid? LogoFileId) : IEvent;

/// <summary>Makes the logo readable to everybody and refreshes open pages.</summary>
internal sealed class WhenSiteChanged(ILive live) : IHandleEvent<SiteChanged>
{
    public async Task HandleAsync(SiteChanged happened, IUseCases useCases, CancellationToken ct)
    {
        IReadOnlyList<Guid> files = happened.LogoFileId is { } logo ? [logo] : [];
        await useCases.SendAsync(new UseFiles($"site:{happened.Tenant}", files, Audience.Everyone, Visible: true), ct);
        live.Publish($"content:{happened.Tenant}");
    }
}
