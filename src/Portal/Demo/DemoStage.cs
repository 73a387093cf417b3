using System.Collections.Concurrent;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Demo;

/// <summary>
/// Lets the people of the demo act while it is loaded, each with what the built-in roles allow and no more, so that the trail names them. It stands in the container of
/// the loading only (<see cref="DemoHost"/>), never in one that serves.
/// </summary>
internal sealed class DemoStage(PermissionCatalogue catalogue, IServiceScopeFactory scopes, SystemCalls system) : ICallers, ITicketSource
{
    private static readonly AsyncLocal<Ticket?> Acting = new();
    private readonly ConcurrentDictionary<string, Caller> _actors = new();

    /// <summary>A person of a tenant.</summary>
    public Actor Cast(PersonId person, string name, TenantId tenant, TenantKinds kind, TenantId? park, params string[] roles)
    {
        var key = Guid.NewGuid().ToString("N");
        _actors[key] = new(TicketKind.Session, person, tenant, kind, park, [.. roles.SelectMany(r => catalogue.OfRole(r, kind))]) { DisplayName = name };
        return new(new Ticket(TicketKind.Session, key), person);
    }

    /// <summary>Sends a request as a person, or with null as a visitor; a refusal is a fault of the content and throws.</summary>
    public async Task<T> AsAsync<T>(Actor? actor, IUseCase<T> request, CancellationToken ct)
    {
        Acting.Value = actor?.Ticket ?? Ticket.Visitor;
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IUseCases>().SendAsync(request, ct)).Require();
    }

    /// <summary>Sends a request as the system, in a tenant or for the platform.</summary>
    public async Task<T> AsSystemAsync<T>(TenantId? tenant, IUseCase<T> request, CancellationToken ct) => (await system.SendAsync(request, tenant, ct)).Require();

    public Task<Caller> ResolveAsync(Ticket ticket, CancellationToken ct) => Task.FromResult(_actors.GetValueOrDefault(ticket.Key, Caller.Visitor));

    public ValueTask<Ticket> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(Acting.Value ?? Ticket.Visitor);
}

/// <summary>A person on the stage.</summary>
internal sealed record Actor(Ticket Ticket, PersonId Person);
