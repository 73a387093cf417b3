using System.Security.Claims;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.SignIn;

/// <summary>The identity behind a session or key. The ticket stays on the server with this object: it is no claim, so nothing that lists or serialises claims shows it.</summary>
internal sealed class SessionIdentity : ClaimsIdentity
{
    public const string Scheme = "SmartPark";
    public const string SessionClaim = "sid";
    public const string PersonClaim = "sub";
    public const string TenantClaim = "tid";

    public SessionIdentity(Ticket ticket, Caller caller) : base(ClaimsOf(caller), Scheme, ClaimTypes.Name, null) => Ticket = ticket;

    private SessionIdentity(SessionIdentity other) : base(other) => Ticket = other.Ticket;

    public Ticket Ticket { get; }

    public override ClaimsIdentity Clone() => new SessionIdentity(this);

    public static Ticket TicketOf(ClaimsPrincipal? principal) => principal?.Identities.OfType<SessionIdentity>().FirstOrDefault()?.Ticket ?? Ticket.Visitor;

    private static IEnumerable<Claim> ClaimsOf(Caller caller)
    {
        yield return new(ClaimTypes.Name, caller.DisplayName);
        if (caller.CredentialId is { } session) yield return new(SessionClaim, session.ToString());
        if (caller.Person is { } person) yield return new(PersonClaim, person.ToString());
        if (caller.Tenant is { } tenant) yield return new(TenantClaim, tenant.ToString());
    }
}
