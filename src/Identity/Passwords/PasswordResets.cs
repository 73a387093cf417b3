using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Secrets;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Passwords;

/// <summary>An administrator makes the link by which one of his people chooses a new password; earlier links stop working. For people of several tenants only the operator may.</summary>
/// <param name="PersonId">Whose password.</param>
/// <remarks>Refusals: <c>member.not-found</c>, <c>password.other-tenants</c>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
[PlatformWide("writes a row of another person; held to people of the caller's tenant alone below")]
[ShownOnce]
public sealed record MakeResetLink(PersonId PersonId) : ICommand<OneTimeLink>;

/// <summary>Chooses a new password by a reset link. All sessions of the person end; the second factor stays as it is.</summary>
/// <param name="Token">From the link.</param>
/// <param name="NewPassword">The new password.</param>
/// <remarks>Refusals: <c>password.link</c>, those of passwords.</remarks>
[Anonymous]
[PlatformWide("the person is known by the token alone; held to that person below")]
public sealed record ResetPassword(string Token, string NewPassword) : ICommand;

internal sealed class MakeResetLinkHandler(IdentityDb db, CallContext call, TimeProvider clock) : IHandle<MakeResetLink, OneTimeLink>
{
    public async Task<Result<OneTimeLink>> Handle(MakeResetLink request, CancellationToken cancellationToken)
    {
        var tenants = await db.Memberships.Where(m => m.PersonId == request.PersonId).Select(m => m.TenantId).ToListAsync(cancellationToken);
        var everywhere = call.Caller.Kind == TicketKind.System || call.Caller.May(IdentityPermissions.PeopleManage);
        if (!everywhere && !tenants.Contains(call.Tenant)) return new Refusal("member.not-found", nameof(request.PersonId));
        if (!everywhere && tenants.Count > 1) return new Refusal("password.other-tenants", nameof(request.PersonId));
        if (!await db.Accounts.AnyAsync(a => a.PersonId == request.PersonId, cancellationToken)) return new Refusal("member.not-found", nameof(request.PersonId));
        var now = clock.GetUtcNow();
        foreach (var earlier in await db.PasswordResets.Where(r => r.PersonId == request.PersonId && r.UsedAt == null).ToListAsync(cancellationToken)) earlier.Use(now);
        var token = Secret.New();
        var reset = PasswordReset.Make(request.PersonId, Secret.Hash(token), call.Caller.Person, now);
        db.Add(reset);
        return OneTimeLink.OfReset(token, reset.ExpiresAt);
    }
}

internal sealed class BeforeResetPassword(IdentityDb db, PasswordChange change, TimeProvider clock) : IBefore<ResetPassword>
{
    public NewPassword? Password { get; private set; }

    public async Task<Refusal?> BeforeAsync(ResetPassword request, CancellationToken ct)
    {
        var hash = Secret.Hash(request.Token);
        var reset = await db.PasswordResets.AsNoTracking().FirstOrDefaultAsync(r => r.TokenHash == hash, ct);
        if (reset is null || !reset.IsOpen(clock.GetUtcNow())) return new("password.link", nameof(request.Token));
        var prepared = await change.PrepareAsync(reset.PersonId, request.NewPassword, nameof(request.NewPassword), ct);
        Password = prepared.Value;
        return prepared.Refusal;
    }
}

internal sealed class ResetPasswordHandler(IdentityDb db, BeforeResetPassword before, SessionEnd end, TimeProvider clock) : IHandle<ResetPassword, Done>
{
    public async Task<Result<Done>> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = Secret.Hash(request.Token);
        var reset = await db.PasswordResets.SingleAsync(r => r.TokenHash == hash, cancellationToken);
        if (!reset.IsOpen(now)) return new Refusal("password.link", nameof(request.Token));
        reset.Use(now);
        before.Password!.ApplyTo(await db.Accounts.SingleAsync(a => a.PersonId == reset.PersonId, cancellationToken), now);
        await end.EndAsync(db.Sessions.Where(s => s.PersonId == reset.PersonId), cancellationToken);
        return Result.Done;
    }
}
