using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Callers;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>One person with all tenants he belongs to and the devices he is signed in on (operator).</summary>
/// <param name="PersonId">Who.</param>
/// <remarks>Refusal: <c>person.not-found</c>.</remarks>
[Permission(IdentityPermissions.PeopleManage)]
[PlatformWide("the operator sees all accounts")]
[SensitiveRead("a person of the platform")]
public sealed record GetPerson(PersonId PersonId) : IQuery<PersonCard>;

/// <summary>A person as the operator looks at him.</summary>
/// <param name="Row">What the list shows.</param>
/// <param name="DisabledBecause">Why he is disabled.</param>
/// <param name="Memberships">His tenants, by name, those that are disabled included.</param>
/// <param name="Sessions">Devices he is signed in on, the latest used first; without their network addresses, which nobody needs for this.</param>
public sealed record PersonCard(PersonRow Row, string? DisabledBecause, IReadOnlyList<PersonMembership> Memberships, IReadOnlyList<PersonSession> Sessions);

/// <summary>One of a person's tenants.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Roles">Role codes he has there.</param>
/// <param name="OwnRoles">Names of those that are the tenant's own, by code.</param>
/// <param name="Title">His post.</param>
/// <param name="Disabled">True when he cannot act there.</param>
/// <param name="JoinedAt">Since when.</param>
public sealed record PersonMembership(TenantRow Tenant, IReadOnlyList<string> Roles, IReadOnlyDictionary<string, string> OwnRoles, string? Title, bool Disabled, DateTimeOffset JoinedAt);

/// <summary>A device on which a person is signed in.</summary>
/// <param name="Device">Browser and system.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="LastSeenAt">Last used, to the minute.</param>
public sealed record PersonSession(string Device, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);

internal sealed class GetPersonHandler(IdentityDb db, SessionActivity activity, TimeProvider clock) : IHandle<GetPerson, PersonCard>
{
    public async Task<Result<PersonCard>> Handle(GetPerson request, CancellationToken cancellationToken)
    {
        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == request.PersonId, cancellationToken) is not { } a) return new Refusal("person.not-found", nameof(request.PersonId));
        var memberships = await MembershipsAsync(a.PersonId, cancellationToken);
        var row = new PersonRow(a.PersonId, a.Name, a.Email, a.Phone, a.Disabled, a.LockedUntil, memberships.Count, a.CreatedAt);
        return new PersonCard(row, a.DisabledBecause, memberships, await SessionsAsync(a.PersonId, cancellationToken));
    }

    private async Task<IReadOnlyList<PersonMembership>> MembershipsAsync(PersonId person, CancellationToken ct)
    {
        var rows = await (
            from m in db.Memberships.AsNoTracking()
            join t in db.Tenants on m.TenantId equals t.Id
            where m.PersonId == person
            orderby t.Name
            select new { Member = m, Tenant = t }).ToListAsync(ct);
        var ids = rows.SelectMany(r => r.Member.RoleList).Select(RoleCodes.OwnId).OfType<Guid>().ToList();
        var own = (await db.Roles.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(ct)).ToLookup(r => r.TenantId);
        return [.. rows.Select(r => new PersonMembership(
            r.Tenant.Row(), r.Member.RoleList, own[r.Tenant.Id].Where(o => r.Member.RoleList.Contains(o.Code)).ToDictionary(o => o.Code, o => o.Name), r.Member.Title, r.Member.Disabled, r.Member.JoinedAt))];
    }

    private async Task<IReadOnlyList<PersonSession>> SessionsAsync(PersonId person, CancellationToken ct)
    {
        var open = await db.Sessions.AsNoTracking().Where(s => s.PersonId == person && s.EndedAt == null).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return [.. from s in open
                   let seen = activity.LastSeen(s.Id, s.LastSeenAt)
                   where Session.Lives(s.CreatedAt, seen, null, false, now)
                   orderby seen descending
                   select new PersonSession(s.Device, s.CreatedAt, seen)];
    }
}
