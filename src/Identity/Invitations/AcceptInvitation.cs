using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Secrets;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Invitations;

/// <summary>What the page of an invitation link shows.</summary>
/// <param name="Token">From the link.</param>
/// <remarks>Refusal: <c>invitation.link</c>.</remarks>
[Anonymous]
[PlatformWide("the invitation is known by its token alone; held to that one below")]
public sealed record GetInvitation(string Token) : IQuery<InvitationCard>;

/// <summary>An invitation as its reader sees it.</summary>
/// <param name="TenantName">Who invites.</param>
/// <param name="Name">Who is invited.</param>
/// <param name="Email">Login he will have.</param>
/// <param name="HasAccount">True when the e-mail has an account already: sign in to it, then accept.</param>
/// <param name="Profile">The password rules of the tenant.</param>
/// <param name="ExpiresAt">When the link ends.</param>
public sealed record InvitationCard(string TenantName, string Name, string? Email, bool HasAccount, PasswordProfile Profile, DateTimeOffset ExpiresAt);

/// <summary>Accepts an invitation as somebody new: makes the login and signs in.</summary>
/// <param name="Token">From the link.</param>
/// <param name="Name">Name as it shall be shown.</param>
/// <param name="Password">The new password.</param>
/// <param name="Device">From where.</param>
/// <param name="Culture"><c>zh-CN</c> or <c>en</c>.</param>
/// <remarks>Refusals: <c>invitation.link</c>, <c>invitation.account-exists</c> (sign in, then <see cref="JoinByInvitation"/>), those of passwords.</remarks>
[Anonymous]
[PlatformWide("there is no person yet; held to the one invitation below")]
public sealed record AcceptInvitation(string Token, string Name, string Password, Device Device, string Culture = "zh-CN") : ICommand<SignInOutcome>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Name, Shape.PersonName, nameof(Name));
}

/// <summary>Accepts an invitation with the account one is signed in to; the session goes on in the new tenant.</summary>
/// <param name="Token">From the link.</param>
/// <remarks>Refusals: <c>invitation.link</c>, <c>invitation.other-person</c>, <c>member.already</c>.</remarks>
[Permission(Permission.SignedIn)]
[PlatformWide("writes a membership of a tenant the person is not in yet; held to the one invitation below")]
public sealed record JoinByInvitation(string Token) : ICommand;

internal sealed class GetInvitationHandler(InvitationDoor door) : IHandle<GetInvitation, InvitationCard>
{
    public async Task<Result<InvitationCard>> Handle(GetInvitation request, CancellationToken cancellationToken) =>
        await door.OpenAsync(request.Token, cancellationToken) is { } found
            ? new InvitationCard(found.Tenant.Name, found.Invitation.Name, found.Invitation.Email, await door.HasAccountAsync(found.Invitation, cancellationToken), found.Tenant.PasswordProfile, found.Invitation.ExpiresAt)
            : new Refusal("invitation.link", nameof(request.Token));
}

internal sealed class BeforeAcceptInvitation(InvitationDoor door, PasswordChange change) : IBefore<AcceptInvitation>
{
    public NewPassword? Password { get; private set; }

    public async Task<Refusal?> BeforeAsync(AcceptInvitation request, CancellationToken ct)
    {
        if (await door.OpenAsync(request.Token, ct) is not { } found) return new("invitation.link", nameof(request.Token));
        if (await door.HasAccountAsync(found.Invitation, ct)) return new("invitation.account-exists", nameof(request.Token));
        string?[] known = [request.Name, found.Invitation.Email, found.Invitation.Phone];
        var prepared = await change.PrepareFirstAsync(found.Tenant.PasswordProfile, request.Password, known, nameof(request.Password), ct);
        Password = prepared.Value;
        return prepared.Refusal;
    }
}

internal sealed class AcceptInvitationHandler(IdentityDb db, InvitationDoor door, BeforeAcceptInvitation before, SessionStart start, TimeProvider clock) : IHandle<AcceptInvitation, SignInOutcome>
{
    public async Task<Result<SignInOutcome>> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        if (await door.OpenAsync(request.Token, cancellationToken) is not { } found) return new Refusal("invitation.link", nameof(request.Token));
        if (await door.HasAccountAsync(found.Invitation, cancellationToken)) return new Refusal("invitation.account-exists", nameof(request.Token));
        var now = clock.GetUtcNow();
        var phone = found.Invitation.Phone;
        if (phone is not null && await db.Accounts.AnyAsync(a => a.Phone == phone, cancellationToken)) phone = null;
        var culture = request.Culture == "en" ? "en" : "zh-CN";
        var account = Account.Open(PersonId.New(), Shape.Clean(request.Name, Shape.PersonName), found.Invitation.Email, phone, culture, now);
        before.Password!.ApplyTo(account, now);
        db.Add(account);
        db.Add(door.Admit(found.Invitation, account));
        return await start.BeginAsync(account, SignInMethod.Link, request.Device, cancellationToken, found.Tenant.Id);
    }
}

internal sealed class JoinByInvitationHandler(IdentityDb db, CallContext call, InvitationDoor door) : IHandle<JoinByInvitation, Done>
{
    public async Task<Result<Done>> Handle(JoinByInvitation request, CancellationToken cancellationToken)
    {
        if (await door.OpenAsync(request.Token, cancellationToken) is not { } found) return new Refusal("invitation.link", nameof(request.Token));
        var account = await db.Accounts.SingleAsync(a => a.PersonId == call.Person, cancellationToken);
        if (found.Invitation.EmailKey is { } invited && invited != account.EmailKey) return new Refusal("invitation.other-person", nameof(request.Token));
        if (await db.Memberships.AnyAsync(m => m.TenantId == found.Tenant.Id && m.PersonId == account.PersonId, cancellationToken)) return Refusal.With("member.already", nameof(request.Token), account.Name);
        db.Add(door.Admit(found.Invitation, account));
        if (await db.Sessions.FirstOrDefaultAsync(s => s.Id == call.Caller.CredentialId && s.PersonId == account.PersonId, cancellationToken) is { } session) session.Act(found.Tenant.Id);
        return Result.Done;
    }
}

/// <summary>Opens an invitation by its token and lets its person in.</summary>
internal sealed class InvitationDoor(IdentityDb db, TimeProvider clock)
{
    /// <summary>The invitation and its tenant; null when the token is unknown, used, withdrawn or too old, or the tenant is disabled.</summary>
    public async Task<(Invitation Invitation, Tenant Tenant)?> OpenAsync(string token, CancellationToken ct)
    {
        if (token.Length is 0 or > 100) return null;
        var hash = Secret.Hash(token);
        var found = await (
            from i in db.Invitations
            join t in db.Tenants on i.TenantId equals t.Id
            where i.TokenHash == hash && t.Enabled
            select new { Invitation = i, Tenant = t }).FirstOrDefaultAsync(ct);
        return found is not null && found.Invitation.IsOpen(clock.GetUtcNow()) ? (found.Invitation, found.Tenant) : null;
    }

    public Task<bool> HasAccountAsync(Invitation invitation, CancellationToken ct) => db.Accounts.AnyAsync(a => a.EmailKey == invitation.EmailKey && a.EmailKey != null, ct);

    public Membership Admit(Invitation invitation, Account account)
    {
        var now = clock.GetUtcNow();
        invitation.Accept(account.PersonId, now);
        var membership = Membership.Join(invitation.TenantId, account, RoleCodes.Split(invitation.Roles), now);
        membership.Place(invitation.DepartmentId, invitation.Title);
        return membership;
    }
}
