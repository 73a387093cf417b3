using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>The people a message goes to, each once. Disabled people, memberships and tenants are left out.</summary>
/// <param name="To">Who is told.</param>
[SystemOnly]
[PlatformWide("a message goes to people of several tenants")]
public sealed record FindRecipients(Recipients To) : IQuery<IReadOnlyList<RecipientRow>>;

/// <summary>One person a message goes to.</summary>
/// <param name="Person">The person.</param>
/// <param name="Tenant">The tenant for whose sake he gets it.</param>
/// <param name="Name">His name.</param>
/// <param name="Email">His e-mail.</param>
/// <param name="Culture">Language he reads.</param>
public sealed record RecipientRow(PersonId Person, TenantId Tenant, string Name, string? Email, string Culture);

internal sealed class FindRecipientsHandler(IdentityDb db, RoleBook book) : IHandle<FindRecipients, IReadOnlyList<RecipientRow>>
{
    public async Task<Result<IReadOnlyList<RecipientRow>>> Handle(FindRecipients request, CancellationToken cancellationToken)
    {
        var (people, tenants, park) = (request.To.People ?? [], request.To.Tenants ?? [], request.To.AllOfPark);
        var found = new List<(RecipientRow Row, TenantKinds Kind, string Roles)>();
        if (people.Count > 0) found.AddRange(await ReadAsync(m => people.Contains(m.PersonId), t => true, cancellationToken));
        var named = found.Select(f => f.Row).ToList();
        var wide = tenants.Count == 0 && park is null ? []
            : await ReadAsync(m => true, t => tenants.Contains(t.Id) || (park != null && (t.ParkId == park || t.Id == park)), cancellationToken);
        var own = request.To.Permission is null ? [] : await db.Roles.AsNoTracking().ToListAsync(cancellationToken);
        var rights = own.ToLookup(r => r.TenantId, r => (r.Code, r.Permissions));
        var entitled = wide.Where(w => request.To.Permission is not { } needed || book.Of(w.Kind, RoleCodes.Split(w.Roles), rights[w.Row.Tenant]).Contains(needed));
        return Result.Of<IReadOnlyList<RecipientRow>>([.. named.Concat(entitled.Select(w => w.Row)).DistinctBy(r => r.Person)]);
    }

    private async Task<List<(RecipientRow Row, TenantKinds Kind, string Roles)>> ReadAsync(
        System.Linq.Expressions.Expression<Func<Memberships.Membership, bool>> who, System.Linq.Expressions.Expression<Func<Tenants.Tenant, bool>> inTenants, CancellationToken ct)
    {
        var rows = await (
            from m in db.Memberships.AsNoTracking().Where(who).Where(m => !m.Disabled)
            join t in db.Tenants.Where(inTenants).Where(t => t.Enabled) on m.TenantId equals t.Id
            join a in db.Accounts.Where(a => !a.Disabled) on m.PersonId equals a.PersonId
            orderby m.JoinedAt
            select new { m.PersonId, m.TenantId, a.Name, a.Email, a.Culture, t.Kind, m.Roles }).ToListAsync(ct);
        return [.. rows.Select(r => (new RecipientRow(r.PersonId, r.TenantId, r.Name, r.Email, r.Culture), r.Kind, r.Roles))];
    }
}
