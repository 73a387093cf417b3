using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Memberships;

/// <summary>Gives a member of the own tenant other roles; they count on his next request.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Roles">All role codes he shall have.</param>
/// <param name="Version">The version that was looked at; null to take the present one.</param>
/// <remarks>Refusals: <c>member.not-found</c>, <c>role.unknown</c>, <c>role.beyond</c>, <c>member.last-administrator</c>, <c>conflict.changed</c>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
public sealed record ChangeMemberRoles(PersonId PersonId, IReadOnlyList<string> Roles, long? Version = null) : ICommand;

/// <summary>Puts a member into a department and gives him a post.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="DepartmentId">Department; null for none.</param>
/// <param name="Title">Post; null for none.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>Refusals: <c>member.not-found</c>, <c>conflict.changed</c>, <c>department.not-found</c>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
public sealed record PlaceMember(PersonId PersonId, Guid? DepartmentId, string? Title, long Version) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Title, 60, nameof(Title), false);
}

/// <summary>Disables a member in the own tenant: his sessions here end.</summary>
/// <param name="PersonId">Who.</param>
/// <remarks>Refusals: <c>member.not-found</c>, <c>member.disabled-already</c>, <c>member.last-administrator</c>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
public sealed record DisableMember(PersonId PersonId) : ICommand;

/// <summary>Enables a member again.</summary>
/// <param name="PersonId">Who.</param>
/// <remarks>Refusals: <c>member.not-found</c>, <c>member.enabled-already</c>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
public sealed record EnableMember(PersonId PersonId) : ICommand;

/// <summary>Removes a member from the own tenant: his sessions here end, his account stays.</summary>
/// <param name="PersonId">Who.</param>
/// <remarks>Refusals: <c>member.not-found</c>, <c>member.last-administrator</c>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
public sealed record RemoveMember(PersonId PersonId) : ICommand;

internal sealed class ManageMemberHandlers(IdentityDb db, CallContext call, RoleBook book)
    : IHandle<ChangeMemberRoles, Done>, IHandle<PlaceMember, Done>, IHandle<DisableMember, Done>, IHandle<EnableMember, Done>, IHandle<RemoveMember, Done>
{
    private static readonly Refusal NotFound = new("member.not-found", nameof(DisableMember.PersonId));
    private static readonly Refusal LastAdministrator = new("member.last-administrator", nameof(DisableMember.PersonId));

    public async Task<Result<Done>> Handle(ChangeMemberRoles request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.PersonId, cancellationToken) is not { } member) return NotFound;
        if (request.Version is { } seen && seen != member.Version) return new Refusal("conflict.changed");
        if (await RoleCheck.UnknownAsync(db, call.Tenant, call.Caller.TenantKind, request.Roles, nameof(request.Roles), cancellationToken) is { } unknown) return unknown;
        var added = request.Roles.Except(member.RoleList).ToList();
        if (await RoleCheck.BeyondAsync(db, book, call.Caller, added, nameof(request.Roles), cancellationToken) is { } beyond) return beyond;
        if (!request.Roles.Any(RoleCodes.Administers) && await IsLastAsync(member, cancellationToken)) return LastAdministrator;
        member.Grant(request.Roles);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(PlaceMember request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.PersonId, cancellationToken) is not { } member) return NotFound;
        if (request.Version != member.Version) return new Refusal("conflict.changed");
        if (request.DepartmentId is { } department && !await db.Departments.AnyAsync(d => d.Id == department, cancellationToken)) return new Refusal("department.not-found", nameof(request.DepartmentId));
        member.Place(request.DepartmentId, Shape.CleanOrNull(request.Title, 60));
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(DisableMember request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.PersonId, cancellationToken) is not { } member) return NotFound;
        return await IsLastAsync(member, cancellationToken) ? LastAdministrator : member.Disable();
    }

    public async Task<Result<Done>> Handle(EnableMember request, CancellationToken cancellationToken) =>
        await FindAsync(request.PersonId, cancellationToken) is { } member ? member.Enable() : NotFound;

    public async Task<Result<Done>> Handle(RemoveMember request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.PersonId, cancellationToken) is not { } member) return NotFound;
        if (await IsLastAsync(member, cancellationToken)) return LastAdministrator;
        member.Leave();
        db.Remove(member);
        return Result.Done;
    }

    private Task<Membership?> FindAsync(PersonId person, CancellationToken ct) => db.Memberships.FirstOrDefaultAsync(m => m.TenantId == call.Tenant && m.PersonId == person, ct);

    /// <summary>True when nobody else could administer the tenant. Administrators are few, so they are counted in memory.</summary>
    private async Task<bool> IsLastAsync(Membership member, CancellationToken ct)
    {
        if (!member.Administers || member.Disabled) return false;
        var (administrator, platform) = (RoleCodes.Mark(BuiltInRole.Administrator), RoleCodes.Mark(BuiltInRole.PlatformOperator));
        return !await db.Memberships.AnyAsync(m => m.TenantId == call.Tenant && m.PersonId != member.PersonId && !m.Disabled && (m.Roles.Contains(administrator) || m.Roles.Contains(platform)), ct);
    }
}
