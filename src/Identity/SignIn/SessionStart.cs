using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.People;
using SmartPark.Identity.Secrets;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.SignIn;

/// <summary>Begins sessions: always with a new key (ASVS 5.0 V7.2.4), in the tenant the person was in last.</summary>
internal sealed class SessionStart(IdentityDb db, TimeProvider clock)
{
    public async Task<SignInOutcome> BeginAsync(Account account, SignInMethod method, Device device, CancellationToken ct, TenantId? into = null)
    {
        var now = clock.GetUtcNow();
        account.ForgetFailures();
        var key = Secret.New();
        var tenant = into ?? await TenantAsync(account.PersonId, ct);
        db.Add(Session.Begin(account.PersonId, Secret.Hash(key), tenant, method, device, now));
        db.Add(SignInRecord.Of(account.PersonId, true, method, device, now));
        return new(SignInState.SignedIn, key);
    }

    /// <summary>Counts a failure and leaves a record of it.</summary>
    public SignInOutcome Fail(Account account, SignInMethod method, Device device, bool counts)
    {
        var now = clock.GetUtcNow();
        if (counts) account.CountFailure(now);
        db.Add(SignInRecord.Of(account.PersonId, false, method, device, now));
        return SignInOutcome.Failed;
    }

    private async Task<TenantId?> TenantAsync(PersonId person, CancellationToken ct)
    {
        var mine = await (
            from m in db.Memberships
            join t in db.Tenants on m.TenantId equals t.Id
            where m.PersonId == person && !m.Disabled && t.Enabled
            orderby m.JoinedAt
            select m.TenantId).ToListAsync(ct);
        var last = await db.Sessions.Where(s => s.PersonId == person).OrderByDescending(s => s.CreatedAt).Select(s => s.ActiveTenantId).FirstOrDefaultAsync(ct);
        return last is { } known && mine.Contains(known) ? known : mine.Count > 0 ? mine[0] : null;
    }
}
