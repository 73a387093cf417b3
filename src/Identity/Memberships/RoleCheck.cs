using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Memberships;

/// <summary>Whether roles may be given.</summary>
internal static class RoleCheck
{
    /// <summary>A refusal when a role does not exist in the tenant, or none is named.</summary>
    public static async Task<Refusal?> UnknownAsync(IdentityDb db, TenantId tenant, TenantKinds kind, IReadOnlyCollection<string> roles, string field, CancellationToken ct)
    {
        if (roles.Count is 0 or > 20) return new("role.none", field);
        foreach (var role in roles)
        {
            if (RoleCodes.BuiltIn(kind).Contains(role)) continue;
            var known = RoleCodes.OwnId(role) is { } id && await db.Roles.AnyAsync(r => r.TenantId == tenant && r.Id == id, ct);
            if (!known) return Refusal.With("role.unknown", field, role);
        }
        return null;
    }

    /// <summary>A refusal when the caller would give away a permission he does not hold himself. The role of an ordinary member may always be given.</summary>
    public static async Task<Refusal?> BeyondAsync(IdentityDb db, RoleBook book, Caller caller, IReadOnlyCollection<string> roles, string field, CancellationToken ct)
    {
        if (caller.Kind == TicketKind.System) return null;
        var ids = roles.Select(RoleCodes.OwnId).OfType<Guid>().ToList();
        var own = await db.Roles.AsNoTracking().Where(r => r.TenantId == caller.Tenant && ids.Contains(r.Id)).ToListAsync(ct);
        var given = book.Of(caller.TenantKind, [.. roles.Where(r => r != BuiltInRole.Member)], own.Select(r => (r.Code, r.Permissions)));
        return Beyond(book, caller, given, field);
    }

    /// <summary>The same for permissions by name.</summary>
    public static Refusal? Beyond(RoleBook book, Caller caller, IEnumerable<string> permissions, string field)
    {
        if (caller.Kind == TicketKind.System) return null;
        var ordinary = book.OfBuiltIn(caller.TenantKind, BuiltInRole.Member);
        var beyond = permissions.FirstOrDefault(code => !caller.May(code) && !ordinary.Contains(code));
        return beyond is null ? null : Refusal.With("role.beyond", field, new PermissionWord(beyond));
    }
}
