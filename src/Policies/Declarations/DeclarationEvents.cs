using SmartPark.Kernel.Events;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Declarations;

/// <summary>An enterprise declared: its case begins.</summary>
/// <param name="Tenant">Who keeps the policy.</param>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="Values">What it says, as variables of the process: a JSON object.</param>
/// <param name="StartedBy">Who declared.</param>
/// <param name="StartedByName">His name.</param>
/// <param name="StartedIn">The enterprise.</param>
[EventName("policies.declaration-made.v1")]
public sealed record DeclarationMade(TenantId? Tenant, Guid DeclarationId, string Values, PersonId StartedBy, string StartedByName, TenantId StartedIn) : IEvent;

/// <summary>Files came with a declaration.</summary>
/// <param name="Tenant">The enterprise whose files they are.</param>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="Files">The files.</param>
/// <param name="Audience">Who sees them: those who review it.</param>
[EventName("policies.declaration-files.v1")]
public sealed record DeclarationFilesCame(TenantId? Tenant, Guid DeclarationId, IReadOnlyList<Guid> Files, string Audience) : IEvent;

/// <summary>A declaration went a step further.</summary>
/// <param name="Tenant">Who keeps the policy.</param>
/// <param name="BatchId">The batch.</param>
/// <param name="Enterprise">The enterprise.</param>
[EventName("policies.declaration-moved.v1")]
public sealed record DeclarationMoved(TenantId? Tenant, Guid BatchId, TenantId? Enterprise) : IEvent;

/// <summary>Files of a declaration are seen by those who review it.</summary>
internal sealed class WhenDeclarationFilesCame : IHandleEvent<DeclarationFilesCame>
{
    public Task HandleAsync(DeclarationFilesCame happened, IUseCases useCases, CancellationToken ct) =>
        useCases.SendAsync(new UseFiles(DeclarationProcess.SubjectOf(happened.DeclarationId), happened.Files, happened.Audience, true), ct);
}

/// <summary>Tells open pages of the batch and of the enterprise.</summary>
internal sealed class WhenDeclarationMoved(ILive live) : IHandleEvent<DeclarationMoved>
{
    public static string TopicOf(Guid batch) => "policies:batch:" + batch;

    public static string TopicOf(TenantId enterprise) => "policies:declarations:" + enterprise;

    public Task HandleAsync(DeclarationMoved happened, IUseCases useCases, CancellationToken ct)
    {
        live.Publish(TopicOf(happened.BatchId));
        if (happened.Enterprise is { } enterprise) live.Publish(TopicOf(enterprise));
        return Task.CompletedTask;
    }
}
