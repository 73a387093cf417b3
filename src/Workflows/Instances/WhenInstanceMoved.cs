using SmartPark.Kernel.Events;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Workflows.Instances;

/// <summary>Tells open pages: those of the case, and the inboxes of the tenants concerned.</summary>
internal sealed class WhenInstanceMoved(ILive live) : IHandleEvent<InstanceMoved>
{
    public static string TopicOf(Guid instance) => "workflows:instance:" + instance;

    public static string TopicOf(TenantId tenant) => "workflows:tasks:" + tenant;

    public Task HandleAsync(InstanceMoved happened, IUseCases useCases, CancellationToken ct)
    {
        live.Publish(TopicOf(happened.InstanceId));
        foreach (var tenant in happened.Tenants) live.Publish(TopicOf(tenant));
        return Task.CompletedTask;
    }
}

/// <summary>Files that came into a case, with the tenants that see them.</summary>
/// <param name="Tenant">The tenant whose files they are.</param>
/// <param name="UsedBy">The step of the case.</param>
/// <param name="Files">The files.</param>
/// <param name="Audience">Who sees them.</param>
[EventName("workflows.case-files.v1")]
public sealed record CaseFilesCame(TenantId? Tenant, string UsedBy, IReadOnlyList<Guid> Files, string Audience) : IEvent;

/// <summary>Files of a case are kept as long as it is, and seen by those who take part; open pages learn their names only now.</summary>
internal sealed class WhenCaseFilesCame(ILive live) : IHandleEvent<CaseFilesCame>
{
    public async Task HandleAsync(CaseFilesCame happened, IUseCases useCases, CancellationToken ct)
    {
        await useCases.SendAsync(new UseFiles(happened.UsedBy, happened.Files, happened.Audience, true, OnlyFree: true), ct);
        live.Publish(WhenInstanceMoved.TopicOf(Guid.Parse(happened.UsedBy.Split(':')[1])));
    }
}
