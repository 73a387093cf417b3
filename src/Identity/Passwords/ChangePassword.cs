using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Passwords;

/// <summary>Changes my password; all my other sessions end.</summary>
/// <param name="Current">The present password.</param>
/// <param name="NewPassword">The new one.</param>
/// <returns>True when changed; false when the present password was wrong, which counts toward the lock.</returns>
/// <remarks>Refusals: <c>session.needed</c>, those of passwords. The tenant's profile of length, classes and history applies.</remarks>
[Permission(Permission.SignedIn)]
[PlatformWide("the strictest profile among the person's tenants applies; held to the person below")]
public sealed record ChangePassword(string Current, string NewPassword) : ICommand<bool>;

internal sealed class BeforeChangePassword(IdentityDb db, CallContext call, PasswordHashes hashes, PasswordChange change, SignIn.SignInThrottle throttle) : IBefore<ChangePassword>
{
    public NewPassword? Password { get; private set; }

    public async Task<Refusal?> BeforeAsync(ChangePassword request, CancellationToken ct)
    {
        if (call.Caller.Kind != TicketKind.Session) return new("session.needed");
        if (throttle.Count("r" + call.Person, "") is { } seconds) return Refusal.With("request.too-many", null, seconds);
        var hash = await db.Accounts.AsNoTracking().Where(a => a.PersonId == call.Person).Select(a => a.PasswordHash).SingleAsync(ct);
        var right = await hashes.VerifyAsync(request.Current.Length > PasswordRules.Longest ? null : hash, request.Current, ct) != PasswordVerificationResult.Failed;
        if (!right) return null;
        var prepared = await change.PrepareAsync(call.Person, request.NewPassword, nameof(request.NewPassword), ct);
        Password = prepared.Value;
        return prepared.Refusal;
    }
}

internal sealed class ChangePasswordHandler(IdentityDb db, CallContext call, BeforeChangePassword before, SessionEnd end, TimeProvider clock) : IHandle<ChangePassword, bool>
{
    public async Task<Result<bool>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(a => a.PersonId == call.Person, cancellationToken);
        var now = clock.GetUtcNow();
        if (account.IsLocked(now)) return false;
        if (before.Password is null)
        {
            account.CountFailure(now);
            return false;
        }
        before.Password.ApplyTo(account, now);
        await end.EndAsync(db.Sessions.Where(s => s.PersonId == call.Person && s.Id != call.Caller.CredentialId), cancellationToken);
        return true;
    }
}
