using SmartPark.Kernel.Events;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Directory;

namespace SmartPark.Portal.Public;

/// <summary>A page of the directory is part of its park's site: kept copies of the site go when it changes.</summary>
internal sealed class WhenCardChanged(ILive live) : IHandleEvent<DirectoryChanged>
{
    public async Task HandleAsync(DirectoryChanged happened, IUseCases useCases, CancellationToken ct)
    {
        if (happened.Tenant is not { } enterprise) return;
        var card = await useCases.SendAsync(new GetCard(enterprise), ct);
        if (card.Value?.Park is { } park) live.Publish(PublicChanges.ContentOf(park), enterprise.ToString());
    }
}
