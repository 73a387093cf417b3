using SmartPark.Kernel.Events;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Facts;

/// <summary>Facts of an enterprise changed, or who may read them.</summary>
/// <param name="Tenant">The enterprise.</param>
[EventName("policies.profile-changed.v1")]
public sealed record ProfileChanged(TenantId? Tenant) : IEvent;

/// <summary>Tells the open pages of the enterprise.</summary>
internal sealed class WhenProfileChanged(ILive live) : IHandleEvent<ProfileChanged>
{
    /// <summary>Heard by pages that show matches of a tenant; the payload is empty.</summary>
    public static string TopicOf(TenantId tenant) => "policies:matches:" + tenant;

    public Task HandleAsync(ProfileChanged happened, IUseCases useCases, CancellationToken ct)
    {
        if (happened.Tenant is { } tenant) live.Publish(TopicOf(tenant));
        return Task.CompletedTask;
    }
}
