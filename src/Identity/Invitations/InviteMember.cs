using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Invitations;

/// <summary>Invites somebody into the own tenant. The link is shown once; it works once and for seven days.</summary>
/// <param name="Name">Name, at most 50 characters.</param>
/// <param name="Email">E-mail: the login.</param>
/// <param name="Roles">Role codes he will have.</param>
/// <param name="Phone">Mobile number.</param>
/// <param name="DepartmentId">Department he will be in.</param>
/// <param name="Title">His post.</param>
/// <remarks>Refusals: <c>member.already</c>, <c>role.unknown</c>, <c>role.beyond</c>, <c>department.not-found</c>, those of names and addresses.</remarks>
[Permission(IdentityPermissions.MembersManage)]
[ShownOnce]
public sealed record InviteMember(string Name, string Email, IReadOnlyList<string> Roles, string? Phone = null, Guid? DepartmentId = null, string? Title = null) : ICommand<MadeInvitation>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() =>
        [.. Shape.Line(Name, Shape.PersonName, nameof(Name)), .. Shape.Email(Email, nameof(Email)), .. Shape.Phone(Phone, nameof(Phone)), .. Shape.Line(Title, 60, nameof(Title), false)];
}

/// <summary>An invitation that was made.</summary>
/// <param name="InvitationId">Its id.</param>
/// <param name="Link">Its link, shown once.</param>
public sealed record MadeInvitation(Guid InvitationId, OneTimeLink Link);

/// <summary>Makes a new link of an open invitation; the earlier link stops working and seven days begin anew.</summary>
/// <param name="InvitationId">Which.</param>
/// <remarks>Refusals: <c>invitation.not-found</c>, <c>role.beyond</c>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
[ShownOnce]
public sealed record MakeInvitationLink(Guid InvitationId) : ICommand<OneTimeLink>;

/// <summary>Withdraws an invitation that was not accepted.</summary>
/// <param name="InvitationId">Which.</param>
/// <remarks>Refusal: <c>invitation.not-found</c>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
public sealed record WithdrawInvitation(Guid InvitationId) : ICommand;

/// <summary>Invitations of the own tenant that wait, newest first.</summary>
/// <param name="Text">Only those whose name or e-mail contains this.</param>
/// <param name="Paging">Which page.</param>
[Permission(IdentityPermissions.MembersRead)]
public sealed record FindInvitations(string? Text = null, Paging? Paging = null) : IQuery<Page<InvitationRow>>;

/// <summary>An invitation that waits.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Who.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Roles">Role codes, semicolons between.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When its link ends or ended.</param>
/// <param name="HasLink">False when no link was made yet (imports).</param>
public sealed record InvitationRow(Guid Id, string Name, string? Email, string Roles, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool HasLink);

internal sealed class InviteMemberHandler(IdentityDb db, CallContext call, RoleBook book, TimeProvider clock) : IHandle<InviteMember, MadeInvitation>
{
    public async Task<Result<MadeInvitation>> Handle(InviteMember request, CancellationToken cancellationToken)
    {
        var roles = nameof(request.Roles);
        if (await RoleCheck.UnknownAsync(db, call.Tenant, call.Caller.TenantKind, request.Roles, roles, cancellationToken) is { } unknown) return unknown;
        if (await RoleCheck.BeyondAsync(db, book, call.Caller, request.Roles, roles, cancellationToken) is { } beyond) return beyond;
        var email = Shape.EmailOrNull(request.Email);
        var key = Account.KeyOf(email);
        if (await db.Memberships.AnyAsync(m => m.Email == email, cancellationToken)) return Refusal.With("member.already", nameof(request.Email), email);
        if (request.DepartmentId is { } department && !await db.Departments.AnyAsync(d => d.Id == department, cancellationToken)) return new Refusal("department.not-found", nameof(request.DepartmentId));
        var now = clock.GetUtcNow();
        foreach (var earlier in await db.Invitations.Where(i => i.EmailKey == key && i.AcceptedAt == null && i.WithdrawnAt == null).ToListAsync(cancellationToken)) earlier.Withdraw(now);
        var invitee = new Invitee(Shape.Clean(request.Name, Shape.PersonName), email, Shape.PhoneOrNull(request.Phone));
        var invitation = Invitation.Make(call.Tenant, invitee, request.Roles, call.Caller.Person, now, request.DepartmentId, Shape.CleanOrNull(request.Title, 60));
        db.Add(invitation);
        return new MadeInvitation(invitation.Id, OneTimeLink.Of(invitation, invitation.MakeLink(now)));
    }
}

internal sealed class InvitationHandlers(IdentityDb db, CallContext call, RoleBook book, TimeProvider clock)
    : IHandle<MakeInvitationLink, OneTimeLink>, IHandle<WithdrawInvitation, Done>, IHandle<FindInvitations, Page<InvitationRow>>
{
    public async Task<Result<OneTimeLink>> Handle(MakeInvitationLink request, CancellationToken cancellationToken)
    {
        if (await OpenAsync(request.InvitationId, cancellationToken) is not { } invitation) return new Refusal("invitation.not-found", nameof(request.InvitationId));
        if (await RoleCheck.BeyondAsync(db, book, call.Caller, RoleCodes.Split(invitation.Roles), nameof(request.InvitationId), cancellationToken) is { } beyond) return beyond;
        return OneTimeLink.Of(invitation, invitation.MakeLink(clock.GetUtcNow()));
    }

    public async Task<Result<Done>> Handle(WithdrawInvitation request, CancellationToken cancellationToken)
    {
        if (await OpenAsync(request.InvitationId, cancellationToken) is not { } invitation) return new Refusal("invitation.not-found", nameof(request.InvitationId));
        invitation.Withdraw(clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result<Page<InvitationRow>>> Handle(FindInvitations request, CancellationToken cancellationToken)
    {
        var waiting = db.Invitations.AsNoTracking().Where(i => i.AcceptedAt == null && i.WithdrawnAt == null);
        if (!string.IsNullOrWhiteSpace(request.Text)) waiting = waiting.Where(i => i.Name.Contains(request.Text) || i.Email!.Contains(request.Text));
        return await waiting.OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id)
            .Select(i => new InvitationRow(i.Id, i.Name, i.Email, i.Roles, i.CreatedAt, i.ExpiresAt, i.TokenHash != null)).ToPageAsync(request.Paging, cancellationToken);
    }

    private Task<Invitation?> OpenAsync(Guid id, CancellationToken ct) => db.Invitations.FirstOrDefaultAsync(i => i.Id == id && i.AcceptedAt == null && i.WithdrawnAt == null, ct);
}
