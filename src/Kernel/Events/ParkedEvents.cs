using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel;

/// <summary>Permissions of those who keep the platform running.</summary>
public static class OperationPermissions
{
    /// <summary>See parked events and put them back into delivery.</summary>
    public const string Events = "kernel.events.manage";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } = [new(Events, TenantKinds.Operator, BuiltInRole.PlatformOperator)];
}

/// <summary>Events whose delivery failed too often and that wait for an operator, newest first, at most 200 a module.</summary>
[Permission(OperationPermissions.Events)]
[PlatformWide("the operator sees the machinery of all tenants; payloads are not shown")]
public sealed record FindParkedEvents : IQuery<IReadOnlyList<ParkedEventRow>>;

/// <summary>A parked event.</summary>
/// <param name="Module">Module whose outbox holds it.</param>
/// <param name="Id">Event id.</param>
/// <param name="Name">Event name.</param>
/// <param name="Tenant">Tenant it belongs to.</param>
/// <param name="ParkedAt">Since when.</param>
/// <param name="Error">Last error.</param>
public sealed record ParkedEventRow(string Module, Guid Id, string Name, TenantId? Tenant, DateTimeOffset ParkedAt, string Error);

/// <summary>Puts a parked event back into delivery.</summary>
/// <param name="InModule">Module whose outbox holds it.</param>
/// <param name="EventId">Event id.</param>
/// <remarks>Refusal: <c>event.not-found</c>.</remarks>
[Permission(OperationPermissions.Events)]
[PlatformWide("the operator mends the machinery of all tenants")]
public sealed record RetryEvent(string InModule, Guid EventId) : ICommand;

internal sealed class ParkedEventHandlers(ModuleRegistry modules, Events.OutboxStore store) : IHandle<FindParkedEvents, IReadOnlyList<ParkedEventRow>>
{
    public async Task<Result<IReadOnlyList<ParkedEventRow>>> Handle(FindParkedEvents request, CancellationToken cancellationToken)
    {
        var rows = new List<ParkedEventRow>();
        foreach (var module in modules.All)
        {
            foreach (var m in await store.ParkedAsync(module, cancellationToken)) rows.Add(new(module.Name, m.Id, m.Name, m.TenantId, m.ParkedAt!.Value, m.Error ?? ""));
        }
        return Result.Of<IReadOnlyList<ParkedEventRow>>(rows);
    }
}

internal sealed class RetryEventHandler(ModuleRegistry modules, Events.OutboxRetry retry) : IHandle<RetryEvent, Done>
{
    public async Task<Result<Done>> Handle(RetryEvent request, CancellationToken cancellationToken) =>
        modules.All.FirstOrDefault(m => m.Name == request.InModule) is { } module && await retry.PutBackAsync(module, request.EventId, cancellationToken)
            ? Result.Done : new Refusal("event.not-found", nameof(request.EventId));
}
