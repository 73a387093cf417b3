using System.Collections.Concurrent;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Testing.Calls;

/// <summary>Stands for Identity where a test is about something else: tickets are names, callers are what the test says.</summary>
public sealed class TestCallers : ICallers, ITicketSource
{
    private static readonly AsyncLocal<Ticket?> Ambient = new();
    private readonly ConcurrentDictionary<string, Caller> _callers = new();

    /// <summary>Makes a person of a tenant with permissions.</summary>
    public Ticket Person(TenantId tenant, TenantKinds kind, TenantId? park, params string[] permissions) => Person(tenant, kind, park, PersonId.New(), permissions);

    /// <summary>Makes a caller of a known person.</summary>
    public Ticket Person(TenantId tenant, TenantKinds kind, TenantId? park, PersonId person, string[] permissions, Guid? credential = null, string name = "tester")
    {
        var key = Guid.NewGuid().ToString();
        _callers[key] = new(TicketKind.Session, person, tenant, kind, park, [.. permissions]) { DisplayName = name, CredentialId = credential ?? Guid.NewGuid() };
        return new(TicketKind.Session, key);
    }

    /// <summary>The caller behind a ticket.</summary>
    public Caller this[Ticket ticket] => _callers[ticket.Key];

    /// <summary>Everything called inside runs with this ticket.</summary>
    public static async Task<T> AsAsync<T>(Ticket ticket, Func<Task<T>> work)
    {
        Ambient.Value = ticket;
        return await work();
    }

    /// <inheritdoc/>
    public Task<Caller> ResolveAsync(Ticket ticket, CancellationToken ct) => Task.FromResult(_callers.GetValueOrDefault(ticket.Key, Caller.Visitor));

    /// <inheritdoc/>
    public ValueTask<Ticket> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(Ambient.Value ?? Ticket.Visitor);
}
