using System.Collections.Frozen;

namespace SmartPark.Kernel.Tenancy;

/// <summary>What the host knows of who is calling, before anything was looked up.</summary>
/// <param name="Kind">How the caller is known.</param>
/// <param name="Key">Session key or API key in clear; empty otherwise. Never logged.</param>
/// <param name="Tenant">For <see cref="TicketKind.System"/>: the tenant acted in, or null for the platform.</param>
public sealed record Ticket(TicketKind Kind, string Key = "", TenantId? Tenant = null)
{
    /// <summary>A visitor.</summary>
    public static Ticket Visitor { get; } = new(TicketKind.Visitor);

    /// <summary>Our own jobs and event handlers, acting in a tenant or, with null, for the platform.</summary>
    public static Ticket System(TenantId? tenant) => new(TicketKind.System, "", tenant);
}

/// <summary>How a caller is known.</summary>
public enum TicketKind
{
    /// <summary>Not at all.</summary>
    Visitor,

    /// <summary>By a signed-in session.</summary>
    Session,

    /// <summary>By an API key.</summary>
    ApiKey,

    /// <summary>It is the platform itself.</summary>
    System,
}

/// <summary>Who calls, in which tenant, with which permissions: looked up afresh for every request.</summary>
/// <param name="Kind">How the caller is known.</param>
/// <param name="Person">The person; null for visitors, services and the system.</param>
/// <param name="Tenant">The tenant acted in; null for visitors.</param>
/// <param name="TenantKind">Kind of that tenant.</param>
/// <param name="Park">The tenant's home park, or the park itself; null when it has none.</param>
/// <param name="Permissions">Permission codes held in that tenant.</param>
public sealed record Caller(TicketKind Kind, PersonId? Person, TenantId? Tenant, TenantKinds TenantKind, TenantId? Park, FrozenSet<string> Permissions)
{
    /// <summary>A visitor: no person, no tenant, no permission.</summary>
    public static Caller Visitor { get; } = new(TicketKind.Visitor, null, null, TenantKinds.None, null, []);

    /// <summary>Shown to others as who acted; not a login name.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The session or API key row, for audit and for "this device".</summary>
    public Guid? CredentialId { get; init; }

    /// <summary>True when the caller may do what the code names. <see cref="Permission.SignedIn"/> is held by every person.</summary>
    public bool May(string permission) =>
        Kind == TicketKind.System || (permission == Permission.SignedIn ? Person is not null : Permissions.Contains(permission));
}

/// <summary>Looks up who calls; implemented by the Identity module.</summary>
public interface ICallers
{
    /// <summary>The caller behind a session or API key as things stand now; a visitor when the key is unknown, expired or ended.</summary>
    Task<Caller> ResolveAsync(Ticket ticket, CancellationToken ct);
}

/// <summary>Tells which ticket the current HTTP request or circuit carries; implemented by the host.</summary>
public interface ITicketSource
{
    /// <summary>The ticket; <see cref="Ticket.Visitor"/> when there is none.</summary>
    ValueTask<Ticket> CurrentAsync(CancellationToken ct);
}
