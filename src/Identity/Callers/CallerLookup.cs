using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Secrets;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Callers;

/// <summary>Looks up who calls, afresh for every request: one indexed query, a second one when own roles are held.</summary>
internal sealed class CallerLookup(IServiceScopeFactory scopes, RoleBook book, SessionActivity activity, TimeProvider clock) : ICallers
{
    public Task<Caller> ResolveAsync(Ticket ticket, CancellationToken ct) => LookAsync(ticket, true, ct);

    /// <summary>The same without counting as use: an open page that is only watched must fall idle.</summary>
    public Task<Caller> PeekAsync(Ticket ticket, CancellationToken ct) => LookAsync(ticket, false, ct);

    private async Task<Caller> LookAsync(Ticket ticket, bool counts, CancellationToken ct)
    {
        if (ticket.Key.Length is 0 or > 200) return Caller.Visitor;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScopeHolder>().Scope = DataScope.Everything;
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        return ticket.Kind switch
        {
            TicketKind.Session => await OfSessionAsync(db, Secret.Hash(ticket.Key), counts, ct),
            TicketKind.ApiKey => await OfKeyAsync(db, Secret.Hash(ticket.Key), counts, ct),
            _ => Caller.Visitor,
        };
    }

    private async Task<Caller> OfSessionAsync(IdentityDb db, string hash, bool counts, CancellationToken ct)
    {
        var facts = await (
            from s in db.Sessions.AsNoTracking().Where(s => s.KeyHash == hash)
            join a in db.Accounts on s.PersonId equals a.PersonId
            from m in db.Memberships.Where(m => m.PersonId == s.PersonId && s.ActiveTenantId == m.TenantId).DefaultIfEmpty()
            from t in db.Tenants.Where(t => s.ActiveTenantId == t.Id).DefaultIfEmpty()
            select new { s.Id, s.PersonId, s.CreatedAt, s.LastSeenAt, s.EndedAt, s.ActiveTenantId, a.Name, a.Disabled, Member = m, Tenant = t }).FirstOrDefaultAsync(ct);
        if (facts is null || facts.Disabled) return Caller.Visitor;
        var now = clock.GetUtcNow();
        var seen = activity.LastSeen(facts.Id, facts.LastSeenAt);
        if (!Session.Lives(facts.CreatedAt, seen, facts.EndedAt, facts.Member?.Administers == true, now)) return Caller.Visitor;
        var caller = new Caller(TicketKind.Session, facts.PersonId, null, TenantKinds.None, null, []) { DisplayName = facts.Name, CredentialId = facts.Id };
        if (facts.ActiveTenantId is not null)
        {
            if (facts is not { Tenant.Enabled: true, Member.Disabled: false }) return Caller.Visitor;
            var held = await HeldAsync(db, facts.Tenant, facts.Member.RoleList, ct);
            caller = caller with { Tenant = facts.Tenant.Id, TenantKind = facts.Tenant.Kind, Park = facts.Tenant.Park, Permissions = held };
        }
        if (counts) activity.See(facts.Id, seen, now);
        return caller;
    }

    private async Task<Caller> OfKeyAsync(IdentityDb db, string hash, bool counts, CancellationToken ct)
    {
        var facts = await (
            from k in db.ApiKeys.AsNoTracking().Where(k => k.KeyHash == hash)
            join t in db.Tenants on k.TenantId equals t.Id
            from m in db.Memberships.Where(m => m.TenantId == k.TenantId && k.PersonId == m.PersonId).DefaultIfEmpty()
            from a in db.Accounts.Where(a => k.PersonId == a.PersonId).DefaultIfEmpty()
            select new { Key = k, Tenant = t, Member = m, Account = a }).FirstOrDefaultAsync(ct);
        var now = clock.GetUtcNow();
        if (facts is not { Key.RevokedAt: null, Tenant.Enabled: true } || facts.Key.ExpiresAt <= now) return Caller.Visitor;
        var scopes = Role.Codes(facts.Key.Scopes).Where(code => book.Fits(facts.Tenant.Kind, code)).ToFrozenSet(StringComparer.Ordinal);
        var caller = new Caller(TicketKind.ApiKey, facts.Key.PersonId, facts.Tenant.Id, facts.Tenant.Kind, facts.Tenant.Park, scopes) { DisplayName = facts.Key.Name, CredentialId = facts.Key.Id };
        if (facts.Key.PersonId is not null)
        {
            if (facts is not { Account.Disabled: false, Member.Disabled: false }) return Caller.Visitor;
            var held = await HeldAsync(db, facts.Tenant, facts.Member.RoleList, ct);
            caller = caller with { DisplayName = facts.Account.Name, Permissions = scopes.Where(held.Contains).ToFrozenSet(StringComparer.Ordinal) };
        }
        if (counts) activity.See(facts.Key.Id, activity.LastSeen(facts.Key.Id, facts.Key.LastUsedAt ?? DateTimeOffset.MinValue), now);
        return caller;
    }

    private async Task<FrozenSet<string>> HeldAsync(IdentityDb db, Tenants.Tenant tenant, IReadOnlyList<string> roles, CancellationToken ct)
    {
        var ids = roles.Select(RoleCodes.OwnId).OfType<Guid>().ToList();
        if (ids.Count == 0) return book.Of(tenant.Kind, roles, []);
        var own = await db.Roles.AsNoTracking().Where(r => r.TenantId == tenant.Id && ids.Contains(r.Id)).ToListAsync(ct);
        return book.Of(tenant.Kind, roles, own.Select(r => (r.Code, r.Permissions)));
    }
}
