using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>Who I am, where I act, what I may do there, and where else I belong.</summary>
[Permission(Permission.SignedIn)]
[PlatformWide("reads the person's memberships in all tenants; held to the person below")]
public sealed record Me : IQuery<MeRow>;

/// <summary>The signed-in person.</summary>
/// <param name="Person">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Phone">Mobile number.</param>
/// <param name="Culture">Language of choice.</param>
/// <param name="Tenant">The tenant acted in; null when the person has none.</param>
/// <param name="Memberships">Tenants that can be switched to, by name, the current one included.</param>
/// <param name="Permissions">Permission codes held in <paramref name="Tenant"/>.</param>
/// <param name="SessionId">The session; null for an API key.</param>
public sealed record MeRow(
    PersonId Person, string Name, string? Email, string? Phone, string Culture, TenantRow? Tenant, IReadOnlyList<MyMembership> Memberships, IReadOnlyList<string> Permissions, Guid? SessionId);

/// <summary>One of my tenants.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Roles">My role codes there.</param>
/// <param name="Title">My post there.</param>
public sealed record MyMembership(TenantRow Tenant, IReadOnlyList<string> Roles, string? Title);

internal sealed class MeHandler(IdentityDb db, CallContext call) : IHandle<Me, MeRow>
{
    public async Task<Result<MeRow>> Handle(Me request, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.PersonId == call.Person, cancellationToken);
        var rows = await (
            from m in db.Memberships.AsNoTracking()
            join t in db.Tenants on m.TenantId equals t.Id
            where m.PersonId == call.Person && !m.Disabled && t.Enabled
            orderby t.Name
            select new { m.Roles, m.Title, Tenant = t }).ToListAsync(cancellationToken);
        var mine = rows.Select(r => new MyMembership(r.Tenant.Row(), Roles.RoleCodes.Split(r.Roles), r.Title)).ToList();
        var current = mine.FirstOrDefault(m => m.Tenant.Id == call.Caller.Tenant)?.Tenant;
        var session = call.Caller.Kind == TicketKind.Session ? call.Caller.CredentialId : null;
        return new MeRow(account.PersonId, account.Name, account.Email, account.Phone, account.Culture, current, mine, [.. call.Caller.Permissions.Order(StringComparer.Ordinal)], session);
    }
}
