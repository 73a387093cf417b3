using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Memberships;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Roles;

/// <summary>Roles that can be given in the own tenant, built-in ones first.</summary>
[Permission(IdentityPermissions.MembersRead)]
public sealed record FindRoles : IQuery<IReadOnlyList<RoleRow>>;

/// <summary>A role.</summary>
/// <param name="Code">What memberships store.</param>
/// <param name="RoleId">Id of an own role; null for a built-in one.</param>
/// <param name="Name">Name of an own role; null for a built-in one, which pages name by its code.</param>
/// <param name="Permissions">What it holds.</param>
/// <param name="Members">Members who have it.</param>
/// <param name="MayGive">True when the caller holds all of it and may give it.</param>
/// <param name="Version">For <c>If-Match</c>; 0 for built-in roles.</param>
public sealed record RoleRow(string Code, Guid? RoleId, string? Name, IReadOnlyList<string> Permissions, int Members, bool MayGive, long Version);

/// <summary>Permission points that exist in the own kind of tenant.</summary>
[Permission(IdentityPermissions.MembersRead)]
public sealed record FindPermissionPoints : IQuery<IReadOnlyList<PermissionPoint>>;

/// <summary>A permission point.</summary>
/// <param name="Code">Its code.</param>
/// <param name="MayGive">True when the caller holds it and may give it.</param>
public sealed record PermissionPoint(string Code, bool MayGive);

/// <summary>Makes a role of the own tenant.</summary>
/// <param name="Name">Name, at most 30 characters, unique in the tenant.</param>
/// <param name="Permissions">Permission codes, each held by the caller.</param>
/// <returns>Id of the role.</returns>
/// <remarks>Refusals: <c>role.no-permissions</c>, <c>role.permission</c>, <c>role.beyond</c>, <c>role.name-taken</c>.</remarks>
[Permission(IdentityPermissions.RolesManage)]
public sealed record MakeRole(string Name, IReadOnlyList<string> Permissions) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => [.. Shape.Line(Name, 30, nameof(Name)), .. Permissions.Count is > 0 and <= 500 ? [] : (Refusal[])[new("role.no-permissions", nameof(Permissions))]];
}

/// <summary>Changes a role of the own tenant; it counts on the next request of everybody who has it.</summary>
/// <param name="RoleId">Which.</param>
/// <param name="Name">Name, at most 30 characters.</param>
/// <param name="Permissions">All permission codes it shall hold; added ones must be held by the caller.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>Refusals: <c>role.not-found</c>, <c>conflict.changed</c>, those of <see cref="MakeRole"/>.</remarks>
[Permission(IdentityPermissions.RolesManage)]
public sealed record ChangeRole(Guid RoleId, string Name, IReadOnlyList<string> Permissions, long Version) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => [.. Shape.Line(Name, 30, nameof(Name)), .. Permissions.Count is > 0 and <= 500 ? [] : (Refusal[])[new("role.no-permissions", nameof(Permissions))]];
}

/// <summary>Deletes a role of the own tenant that nobody has.</summary>
/// <param name="RoleId">Which.</param>
/// <remarks>Refusals: <c>role.not-found</c>, <c>role.in-use</c>.</remarks>
[Permission(IdentityPermissions.RolesManage)]
public sealed record DeleteRole(Guid RoleId) : ICommand;

internal sealed class FindRolesHandler(IdentityDb db, CallContext call, RoleBook book) : IHandle<FindRoles, IReadOnlyList<RoleRow>>, IHandle<FindPermissionPoints, IReadOnlyList<PermissionPoint>>
{
    public async Task<Result<IReadOnlyList<RoleRow>>> Handle(FindRoles request, CancellationToken cancellationToken)
    {
        var kind = call.Caller.TenantKind;
        var held = (await db.Memberships.AsNoTracking().Select(m => m.Roles).ToListAsync(cancellationToken)).SelectMany(RoleCodes.Split).CountBy(code => code).ToDictionary();
        var own = await db.Roles.AsNoTracking().OrderBy(r => r.Name).ToListAsync(cancellationToken);
        var builtIn = RoleCodes.BuiltIn(kind).Select(code => new RoleRow(code, null, null, book.OfBuiltIn(kind, code), held.GetValueOrDefault(code), code == BuiltInRole.Member || MayGive(book.OfBuiltIn(kind, code)), 0));
        var made = own.Select(r => new RoleRow(r.Code, r.Id, r.Name, Role.Codes(r.Permissions), held.GetValueOrDefault(r.Code), MayGive(Role.Codes(r.Permissions)), r.Version));
        return Result.Of<IReadOnlyList<RoleRow>>([.. builtIn, .. made]);
    }

    public Task<Result<IReadOnlyList<PermissionPoint>>> Handle(FindPermissionPoints request, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Of<IReadOnlyList<PermissionPoint>>([.. book.All(call.Caller.TenantKind).Select(code => new PermissionPoint(code, MayGive([code])))]));

    private bool MayGive(IEnumerable<string> permissions) => RoleCheck.Beyond(book, call.Caller, permissions, "") is null;
}

internal sealed class ManageRolesHandler(IdentityDb db, CallContext call, RoleBook book) : IHandle<MakeRole, Guid>, IHandle<ChangeRole, Done>, IHandle<DeleteRole, Done>
{
    public async Task<Result<Guid>> Handle(MakeRole request, CancellationToken cancellationToken)
    {
        var name = Shape.Clean(request.Name, 30);
        if (await DenyAsync(null, name, request.Permissions, request.Permissions, cancellationToken) is { } refusal) return refusal;
        var role = Role.Make(call.Tenant, name, request.Permissions);
        db.Add(role);
        return role.Id;
    }

    public async Task<Result<Done>> Handle(ChangeRole request, CancellationToken cancellationToken)
    {
        if (await db.Roles.FirstOrDefaultAsync(r => r.Id == request.RoleId, cancellationToken) is not { } role) return new Refusal("role.not-found", nameof(request.RoleId));
        if (role.Version != request.Version) return new Refusal("conflict.changed");
        var name = Shape.Clean(request.Name, 30);
        var added = request.Permissions.Except(Role.Codes(role.Permissions));
        if (await DenyAsync(role.Id, name, request.Permissions, added, cancellationToken) is { } refusal) return refusal;
        role.Change(name, request.Permissions);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(DeleteRole request, CancellationToken cancellationToken)
    {
        if (await db.Roles.FirstOrDefaultAsync(r => r.Id == request.RoleId, cancellationToken) is not { } role) return new Refusal("role.not-found", nameof(request.RoleId));
        var mark = RoleCodes.Mark(role.Code);
        var holders = await db.Memberships.CountAsync(m => m.Roles.Contains(mark), cancellationToken);
        if (holders > 0) return Refusal.With("role.in-use", nameof(request.RoleId), holders);
        db.Remove(role);
        return Result.Done;
    }

    private async Task<Refusal?> DenyAsync(Guid? self, string name, IReadOnlyList<string> all, IEnumerable<string> added, CancellationToken ct)
    {
        if (all.FirstOrDefault(code => !book.Fits(call.Caller.TenantKind, code)) is { } stranger) return Refusal.With("role.permission", nameof(MakeRole.Permissions), new PermissionWord(stranger));
        if (RoleCheck.Beyond(book, call.Caller, added, nameof(MakeRole.Permissions)) is { } beyond) return beyond;
        return await db.Roles.AnyAsync(r => r.Name == name && r.Id != self, ct) ? Refusal.With("role.name-taken", nameof(MakeRole.Name), name) : null;
    }
}
