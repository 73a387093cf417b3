using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Factors;

/// <summary>How I can prove who I am.</summary>
[Permission(Permission.SignedIn)]
public sealed record FindMyFactors : IQuery<FactorsRow>;

/// <summary>The ways a person proves who he is.</summary>
/// <param name="HasPassword">True when there is a password.</param>
/// <param name="PasswordChangedAt">When it was set.</param>
/// <param name="TotpSince">Since when the authenticator app is in use; null when it is not.</param>
/// <param name="RecoveryCodesLeft">Recovery codes not used yet.</param>
/// <param name="Passkeys">Passkeys, the oldest first.</param>
public sealed record FactorsRow(bool HasPassword, DateTimeOffset? PasswordChangedAt, DateTimeOffset? TotpSince, int RecoveryCodesLeft, IReadOnlyList<PasskeyRow> Passkeys);

/// <summary>A passkey.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Name">The person's name for it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">Last sign-in with it.</param>
/// <param name="IsBackedUp">True when the authenticator keeps it on several devices.</param>
public sealed record PasskeyRow(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsBackedUp);

internal sealed class FindMyFactorsHandler(IdentityDb db, CallContext call) : IHandle<FindMyFactors, FactorsRow>
{
    public async Task<Result<FactorsRow>> Handle(FindMyFactors request, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.PersonId == call.Person, cancellationToken);
        var since = await db.TotpFactors.Where(f => f.PersonId == call.Person).Select(f => f.ConfirmedAt).FirstOrDefaultAsync(cancellationToken);
        var left = await db.RecoveryCodes.CountAsync(c => c.PersonId == call.Person && c.UsedAt == null, cancellationToken);
        var passkeys = await db.Passkeys.AsNoTracking().Where(p => p.PersonId == call.Person).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyRow(p.Id, p.Name, p.CreatedAt, p.LastUsedAt, p.IsBackedUp)).ToListAsync(cancellationToken);
        return new FactorsRow(account.PasswordHash is not null, account.PasswordChangedAt, since, left, passkeys);
    }
}
