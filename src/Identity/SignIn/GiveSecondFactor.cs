using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Factors;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.SignIn;

/// <summary>Second step of signing in: a code of the authenticator app (RFC 6238; each works once) or a recovery code.</summary>
/// <param name="Pending">The sealed first half.</param>
/// <param name="Code">6 digits, or a recovery code.</param>
/// <param name="Device">From where.</param>
/// <remarks>Refusals: <c>sign-in.pending-expired</c>, <c>request.too-many</c>.</remarks>
[Anonymous]
[PlatformWide("no session yet; held to the person of the sealed first half below")]
public sealed record GiveSecondFactor(string Pending, string Code, Device Device) : ICommand<SignInOutcome>;

internal sealed class BeforeSecondFactor(IdentityDb db, PendingSignIns pending, FactorSecrets secrets, SignInThrottle throttle, SignInSteps steps) : IBefore<GiveSecondFactor>
{
    public Pending? Half { get; private set; }

    public byte[] Secret { get; private set; } = [];

    public SignInOutcome? Next { get; private set; }

    public async Task<Refusal?> BeforeAsync(GiveSecondFactor request, CancellationToken ct)
    {
        Half = pending.Open(request.Pending, PendingStep.SecondFactor);
        if (Half is null) return new("sign-in.pending-expired");
        if (throttle.Count("2" + Half.Person, request.Device.Address) is { } seconds) return Refusal.With("request.too-many", null, seconds);
        if (await db.TotpFactors.AsNoTracking().FirstOrDefaultAsync(f => f.PersonId == Half.Person, ct) is { } factor) Secret = secrets.Open(factor.ProtectedSecret);
        Next = await steps.AfterFactorAsync(await db.Accounts.AsNoTracking().SingleAsync(a => a.PersonId == Half.Person, ct), ct);
        return null;
    }
}

internal sealed class GiveSecondFactorHandler(IdentityDb db, BeforeSecondFactor before, SecondFactorCheck check, SessionStart start, TimeProvider clock) : IHandle<GiveSecondFactor, SignInOutcome>
{
    public async Task<Result<SignInOutcome>> Handle(GiveSecondFactor request, CancellationToken cancellationToken)
    {
        var half = before.Half!;
        var account = await db.Accounts.SingleAsync(a => a.PersonId == half.Person, cancellationToken);
        if (account.PasswordChangedAt != half.PasswordChangedAt) return new Refusal("sign-in.pending-expired");
        var closed = account.Disabled || account.IsLocked(clock.GetUtcNow());
        var method = closed ? null : await check.UseAsync(account.PersonId, before.Secret, request.Code, cancellationToken);
        if (method is null) return start.Fail(account, SignInMethod.Totp, request.Device, counts: !closed);
        return before.Next ?? await start.BeginAsync(account, method.Value, request.Device, cancellationToken);
    }
}

/// <summary>Uses up a code, if it is right.</summary>
internal sealed class SecondFactorCheck(IdentityDb db, TimeProvider clock)
{
    /// <summary>How the code proved the person, or null.</summary>
    public async Task<SignInMethod?> UseAsync(PersonId person, byte[] secret, string typed, CancellationToken ct)
    {
        var code = typed.Trim().Replace(" ", "", StringComparison.Ordinal);
        var now = clock.GetUtcNow();
        if (code.Length == 6 && code.All(char.IsAsciiDigit))
        {
            if (secret.Length == 0 || await db.TotpFactors.FirstOrDefaultAsync(f => f.PersonId == person && f.ConfirmedAt != null, ct) is not { } factor) return null;
            if (Totp.Match(secret, code, now, factor.LastStep) is not { } step) return null;
            factor.Use(step);
            return SignInMethod.Totp;
        }
        var hash = RecoveryCodes.Hash(person, code);
        if (await db.RecoveryCodes.FirstOrDefaultAsync(c => c.PersonId == person && c.CodeHash == hash && c.UsedAt == null, ct) is not { } recovery) return null;
        recovery.Use(now);
        return SignInMethod.RecoveryCode;
    }
}
