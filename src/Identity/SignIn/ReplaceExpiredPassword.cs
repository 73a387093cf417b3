using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.SignIn;

/// <summary>Last step of signing in when the password was right but too old: a new one.</summary>
/// <param name="Pending">The sealed sign-in so far.</param>
/// <param name="NewPassword">The new password.</param>
/// <param name="Device">From where.</param>
/// <remarks>Refusals: <c>sign-in.pending-expired</c>, those of passwords.</remarks>
[Anonymous]
[PlatformWide("no session yet; held to the person of the sealed sign-in below")]
public sealed record ReplaceExpiredPassword(string Pending, string NewPassword, Device Device) : ICommand<SignInOutcome>;

internal sealed class BeforeReplaceExpiredPassword(PendingSignIns pending, PasswordChange change) : IBefore<ReplaceExpiredPassword>
{
    public Pending? Half { get; private set; }

    public NewPassword? Password { get; private set; }

    public async Task<Refusal?> BeforeAsync(ReplaceExpiredPassword request, CancellationToken ct)
    {
        Half = pending.Open(request.Pending, PendingStep.NewPassword);
        if (Half is null) return new("sign-in.pending-expired");
        var prepared = await change.PrepareAsync(Half.Person, request.NewPassword, nameof(request.NewPassword), ct);
        Password = prepared.Value;
        return prepared.Refusal;
    }
}

internal sealed class ReplaceExpiredPasswordHandler(IdentityDb db, BeforeReplaceExpiredPassword before, SessionStart start, TimeProvider clock) : IHandle<ReplaceExpiredPassword, SignInOutcome>
{
    public async Task<Result<SignInOutcome>> Handle(ReplaceExpiredPassword request, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(a => a.PersonId == before.Half!.Person, cancellationToken);
        if (account.Disabled || account.IsLocked(clock.GetUtcNow()) || account.PasswordChangedAt != before.Half!.PasswordChangedAt) return new Refusal("sign-in.pending-expired");
        before.Password!.ApplyTo(account, clock.GetUtcNow());
        return await start.BeginAsync(account, SignInMethod.Password, request.Device, cancellationToken);
    }
}
