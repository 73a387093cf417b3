using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.SignIn;

/// <summary>What must follow a right password.</summary>
internal sealed class SignInSteps(IdentityDb db, PendingSignIns pending, TimeProvider clock)
{
    /// <summary>The next step, sealed, or null when the session may begin.</summary>
    public async Task<SignInOutcome?> AfterPasswordAsync(Account account, CancellationToken ct)
    {
        var second = await db.TotpFactors.AnyAsync(f => f.PersonId == account.PersonId && f.ConfirmedAt != null, ct);
        if (second) return new(SignInState.SecondFactorNeeded, Pending: pending.Seal(account, PendingStep.SecondFactor));
        return await AfterFactorAsync(account, ct);
    }

    /// <summary>The same once the second factor was given.</summary>
    public async Task<SignInOutcome?> AfterFactorAsync(Account account, CancellationToken ct)
    {
        var rules = await RulesOfAsync(db, account.PersonId, ct);
        return rules.HasExpired(account.PasswordChangedAt, clock.GetUtcNow()) ? new(SignInState.NewPasswordNeeded, Pending: pending.Seal(account, PendingStep.NewPassword)) : null;
    }

    /// <summary>The rules that hold for a person: the strictest profile among his tenants.</summary>
    public static async Task<PasswordRules> RulesOfAsync(IdentityDb db, PersonId person, CancellationToken ct)
    {
        var strict = await (
            from m in db.Memberships
            join t in db.Tenants on m.TenantId equals t.Id
            where m.PersonId == person && !m.Disabled && t.PasswordProfile == PasswordProfile.Strict
            select t.Id).AnyAsync(ct);
        return strict ? PasswordRules.Strict : PasswordRules.Standard;
    }
}
