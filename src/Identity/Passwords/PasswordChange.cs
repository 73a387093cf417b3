using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.People;
using SmartPark.Identity.SignIn;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Passwords;

/// <summary>A password that passed the rules, hashed.</summary>
internal sealed record NewPassword(string Hash, int Remembered)
{
    public void ApplyTo(Account account, DateTimeOffset now) => account.SetPassword(Hash, Remembered, now);
}

/// <summary>Checks and hashes a new password before the transaction.</summary>
internal sealed class PasswordChange(IdentityDb db, PasswordHashes hashes)
{
    /// <summary>The new password of a person who exists, under the rules of his tenants.</summary>
    public async Task<Result<NewPassword>> PrepareAsync(PersonId person, string password, string field, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.PersonId == person, ct);
        var rules = await SignInSteps.RulesOfAsync(db, person, ct);
        if (rules.Check(password, [account.Name, account.Email, account.Phone], field) is { } refusal) return refusal;
        foreach (var earlier in account.EarlierHashes.Take(rules.Remembered))
        {
            if (await hashes.VerifyAsync(earlier, password, ct) != PasswordVerificationResult.Failed) return Refusal.With("password.used-before", field, rules.Remembered);
        }
        return new NewPassword(await hashes.HashAsync(password, ct), rules.Remembered);
    }

    /// <summary>The first password of a person who does not exist yet, under the rules of the tenant he joins.</summary>
    public async Task<Result<NewPassword>> PrepareFirstAsync(PasswordProfile profile, string password, IEnumerable<string?> known, string field, CancellationToken ct)
    {
        var rules = PasswordRules.Of(profile);
        if (rules.Check(password, known, field) is { } refusal) return refusal;
        return new NewPassword(await hashes.HashAsync(password, ct), rules.Remembered);
    }
}
