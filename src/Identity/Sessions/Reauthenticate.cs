using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.People;
using SmartPark.Identity.SignIn;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Sessions;

/// <summary>The person of this session proves again who he is; sensitive changes are open for ten minutes (ASVS 5.0 V7.5.1).</summary>
/// <param name="Password">The present password.</param>
/// <returns>True when it was right; false counts toward the lock of the account.</returns>
/// <remarks>Refusals: <c>session.needed</c>, <c>request.too-many</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record Reauthenticate(string Password) : ICommand<bool>;

internal sealed class BeforeReauthenticate(IdentityDb db, CallContext call, PasswordHashes hashes, SignInThrottle throttle) : IBefore<Reauthenticate>
{
    public bool Right { get; private set; }

    public async Task<Refusal?> BeforeAsync(Reauthenticate request, CancellationToken ct)
    {
        if (call.Caller.Kind != TicketKind.Session) return new("session.needed");
        if (throttle.Count("r" + call.Person, "") is { } seconds) return Refusal.With("request.too-many", null, seconds);
        var hash = await db.Accounts.AsNoTracking().Where(a => a.PersonId == call.Person).Select(a => a.PasswordHash).SingleAsync(ct);
        Right = await hashes.VerifyAsync(request.Password.Length > PasswordRules.Longest ? null : hash, request.Password, ct) != PasswordVerificationResult.Failed;
        return null;
    }
}

internal sealed class ReauthenticateHandler(IdentityDb db, CallContext call, BeforeReauthenticate before, TimeProvider clock) : IHandle<Reauthenticate, bool>
{
    public async Task<Result<bool>> Handle(Reauthenticate request, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(a => a.PersonId == call.Person, cancellationToken);
        var session = await db.Sessions.SingleAsync(s => s.Id == call.Caller.CredentialId, cancellationToken);
        var now = clock.GetUtcNow();
        if (account.IsLocked(now)) return false;
        if (!before.Right)
        {
            account.CountFailure(now);
            return false;
        }
        account.ForgetFailures();
        session.Prove(now);
        return true;
    }
}

/// <summary>Whether the session proved lately who its person is.</summary>
internal sealed class Freshness(IdentityDb db, CallContext call, TimeProvider clock)
{
    /// <summary>A refusal when the proof is older than ten minutes, or an API key asks.</summary>
    public async Task<Refusal?> MissingAsync(CancellationToken ct)
    {
        if (call.Caller.Kind != TicketKind.Session) return new("session.needed");
        var proved = await db.Sessions.AsNoTracking().Where(s => s.Id == call.Caller.CredentialId).Select(s => s.AuthenticatedAt).SingleAsync(ct);
        return clock.GetUtcNow() - proved < Session.Fresh ? null : new("session.reauthenticate");
    }
}
