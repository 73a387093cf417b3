using SmartPark.Kernel.Events;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Directory;

/// <summary>A page, product or certificate of the directory changed.</summary>
/// <param name="Tenant">The enterprise.</param>
/// <param name="What">What changed: <c>card:</c>, <c>product:</c> or <c>certificate:</c> with its id.</param>
/// <param name="Files">Files it refers to now.</param>
/// <param name="Visible">True while everybody sees it.</param>
[EventName("portal.directory-changed.v1")]
public sealed record DirectoryChanged(TenantId? Tenant, string What, IReadOnlyList<Guid> Files, bool Visible) : IEvent;

/// <summary>Opens or closes the files to everybody.</summary>
internal sealed class WhenDirectoryChanged : IHandleEvent<DirectoryChanged>
{
    public Task HandleAsync(DirectoryChanged happened, IUseCases useCases, CancellationToken ct) =>
        useCases.SendAsync(new UseFiles(happened.What, happened.Files, Audience.Everyone, happened.Visible), ct);
}
