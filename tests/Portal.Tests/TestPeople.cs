using System.Collections.Concurrent;
using System.Collections.Frozen;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Tests;

/// <summary>Tenants and people without the Identity module: who calls, and who is meant by recipients.</summary>
public sealed class TestPeople : ICallers, IRecipientLookup
{
    private readonly ConcurrentDictionary<TenantId, (TenantKinds Kind, TenantId? Park)> _tenants = new();
    private readonly ConcurrentDictionary<string, Caller> _sessions = new();

    public void Open(TenantId tenant, TenantKinds kind, TenantId? park) => _tenants[tenant] = (kind, park);

    public TestPerson Add(PortalHost host, TenantId tenant, string role, string name, PermissionCatalogue catalogue)
    {
        var (kind, park) = _tenants[tenant];
        var key = Guid.NewGuid().ToString("N");
        var caller = new Caller(TicketKind.Session, PersonId.New(), tenant, kind, park, catalogue.OfRole(role, kind).ToFrozenSet()) { DisplayName = name };
        _sessions[key] = caller;
        return new(host, new Ticket(TicketKind.Session, key), caller.Person!.Value, name);
    }

    public Task<Caller> ResolveAsync(Ticket ticket, CancellationToken ct) => Task.FromResult(_sessions.GetValueOrDefault(ticket.Key, Caller.Visitor));

    public Task<IReadOnlyList<MessageRecipient>> MeantAsync(Recipients to) => ((IRecipientLookup)this).FindAsync(to, CancellationToken.None);

    Task<IReadOnlyList<MessageRecipient>> IRecipientLookup.FindAsync(Recipients to, CancellationToken ct)
    {
        var meant = _sessions.Values.Where(c =>
            to.People?.Contains(c.Person!.Value) == true
            || (to.Tenants?.Contains(c.Tenant!.Value) == true && May(c, to.Permission))
            || (to.AllOfPark is { } park && c.Park == park && May(c, to.Permission)));
        return Task.FromResult<IReadOnlyList<MessageRecipient>>([.. meant.Select(c => new MessageRecipient(c.Person!.Value, c.Tenant!.Value, c.DisplayName, $"p{c.Person!.Value.Value:N}@example.com", "zh-CN"))]);
    }

    private static bool May(Caller caller, string? permission) => permission is null || caller.May(permission);
}

/// <summary>A signed-in person.</summary>
public sealed record TestPerson(PortalHost Host, Ticket Ticket, PersonId Id, string Name)
{
    public Task<Result<T>> SendAsync<T>(IUseCase<T> request) => Host.SendAsync(Ticket, request);

    /// <summary>Sends and expects a yes.</summary>
    public async Task<T> DoAsync<T>(IUseCase<T> request) => (await SendAsync(request)).Require();

    /// <summary>Sends and expects a no: the codes.</summary>
    public async Task<string> RefusedAsync<T>(IUseCase<T> request) => (await SendAsync(request)).Refusal?.Code ?? "done";
}

/// <summary>Carries the ticket of a test's call into the pipeline.</summary>
public sealed class CurrentTicket
{
    public Ticket Ticket { get; set; } = Ticket.Visitor;
}

internal sealed class TestTickets(CurrentTicket current) : ITicketSource
{
    public ValueTask<Ticket> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(current.Ticket);
}

/// <summary>A clock the test sets.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Forward(TimeSpan by) => _now += by;

    public void Set(DateTimeOffset to) => _now = to;
}
