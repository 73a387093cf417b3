using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Departments;

/// <summary>All departments of the own tenant, by name; the tree follows from their parents.</summary>
[Permission(Permission.SignedIn)]
public sealed record FindDepartments : IQuery<IReadOnlyList<DepartmentRow>>;

/// <summary>A department.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">Department above; null at the top.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">People directly in it.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
/// <param name="Head">Who leads it; null when nobody was named or he left.</param>
/// <param name="HeadName">His name.</param>
public sealed record DepartmentRow(Guid Id, Guid? ParentId, string Name, int Members, long Version, PersonId? Head = null, string? HeadName = null);

/// <summary>Makes a department.</summary>
/// <param name="Name">Name, at most 50 characters, unique below its parent.</param>
/// <param name="ParentId">Department above; null for the top.</param>
/// <returns>Its id.</returns>
/// <remarks>Refusals: <c>department.not-found</c>, <c>department.deep</c>, <c>department.name-taken</c>.</remarks>
[Permission(IdentityPermissions.DepartmentsManage)]
public sealed record MakeDepartment(string Name, Guid? ParentId = null) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Name, 50, nameof(Name));
}

/// <summary>Renames a department.</summary>
/// <param name="DepartmentId">Which.</param>
/// <param name="Name">Name, at most 50 characters.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>Refusals: <c>department.not-found</c>, <c>conflict.changed</c>, <c>department.name-taken</c>.</remarks>
[Permission(IdentityPermissions.DepartmentsManage)]
public sealed record RenameDepartment(Guid DepartmentId, string Name, long Version) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Name, 50, nameof(Name));
}

/// <summary>Moves a department, with all below it, to another place in the tree.</summary>
/// <param name="DepartmentId">Which.</param>
/// <param name="ParentId">Department above; null for the top.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>Refusals: <c>department.not-found</c>, <c>conflict.changed</c>, <c>department.below-itself</c>, <c>department.deep</c>, <c>department.name-taken</c>.</remarks>
[Permission(IdentityPermissions.DepartmentsManage)]
public sealed record MoveDepartment(Guid DepartmentId, Guid? ParentId, long Version) : ICommand;

/// <summary>Names who leads a department: approvals that go to a head go to him.</summary>
/// <param name="DepartmentId">Which.</param>
/// <param name="Head">One of the own people; null when nobody leads it.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>Refusals: <c>department.not-found</c>, <c>member.not-found</c>, <c>conflict.changed</c>.</remarks>
[Permission(IdentityPermissions.DepartmentsManage)]
public sealed record NameHead(Guid DepartmentId, PersonId? Head, long Version) : ICommand;

/// <summary>Deletes a department that has neither people nor departments.</summary>
/// <param name="DepartmentId">Which.</param>
/// <remarks>Refusals: <c>department.not-found</c>, <c>department.not-empty</c>.</remarks>
[Permission(IdentityPermissions.DepartmentsManage)]
public sealed record DeleteDepartment(Guid DepartmentId) : ICommand;

internal sealed class FindDepartmentsHandler(IdentityDb db) : IHandle<FindDepartments, IReadOnlyList<DepartmentRow>>
{
    public async Task<Result<IReadOnlyList<DepartmentRow>>> Handle(FindDepartments request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<DepartmentRow>>(await db.Departments.AsNoTracking().OrderBy(d => d.Name)
            .Select(d => new DepartmentRow(d.Id, d.ParentId, d.Name, db.Memberships.Count(m => m.DepartmentId == d.Id), d.Version,
                db.Memberships.Where(m => m.TenantId == d.TenantId && m.PersonId == d.HeadId && !m.Disabled).Select(m => (PersonId?)m.PersonId).FirstOrDefault(),
                db.Memberships.Where(m => m.TenantId == d.TenantId && m.PersonId == d.HeadId && !m.Disabled).Select(m => m.Name).FirstOrDefault())).ToListAsync(cancellationToken));
}

internal sealed class ManageDepartmentsHandler(IdentityDb db, CallContext call)
    : IHandle<MakeDepartment, Guid>, IHandle<RenameDepartment, Done>, IHandle<MoveDepartment, Done>, IHandle<NameHead, Done>, IHandle<DeleteDepartment, Done>
{
    private const string Subject = nameof(RenameDepartment.DepartmentId);
    private const string Above = nameof(MoveDepartment.ParentId);

    public async Task<Result<Guid>> Handle(MakeDepartment request, CancellationToken cancellationToken)
    {
        var tree = await TreeAsync(cancellationToken);
        if (request.ParentId is { } parent && !tree.ContainsKey(parent)) return new Refusal("department.not-found", Above);
        if (DepthOf(tree, request.ParentId) + 1 > Department.Deepest) return Refusal.With("department.deep", Above, Department.Deepest);
        var name = Shape.Clean(request.Name, 50);
        if (Taken(tree, null, request.ParentId, name)) return Refusal.With("department.name-taken", nameof(request.Name), name);
        var department = Department.Make(call.Tenant, name, request.ParentId);
        db.Add(department);
        return department.Id;
    }

    public async Task<Result<Done>> Handle(RenameDepartment request, CancellationToken cancellationToken)
    {
        var tree = await TreeAsync(cancellationToken);
        if (!tree.TryGetValue(request.DepartmentId, out var department)) return new Refusal("department.not-found", Subject);
        if (department.Version != request.Version) return new Refusal("conflict.changed");
        var name = Shape.Clean(request.Name, 50);
        if (Taken(tree, department.Id, department.ParentId, name)) return Refusal.With("department.name-taken", nameof(request.Name), name);
        department.Rename(name);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(MoveDepartment request, CancellationToken cancellationToken)
    {
        var tree = await TreeAsync(cancellationToken);
        if (!tree.TryGetValue(request.DepartmentId, out var department)) return new Refusal("department.not-found", Subject);
        if (department.Version != request.Version) return new Refusal("conflict.changed");
        if (request.ParentId is { } parent && !tree.ContainsKey(parent)) return new Refusal("department.not-found", Above);
        if (PathOf(tree, request.ParentId).Contains(department.Id)) return new Refusal("department.below-itself", Above);
        if (DepthOf(tree, request.ParentId) + HeightOf(tree, department.Id) > Department.Deepest) return Refusal.With("department.deep", Above, Department.Deepest);
        if (Taken(tree, department.Id, request.ParentId, department.Name)) return Refusal.With("department.name-taken", Above, department.Name);
        department.Move(request.ParentId);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(NameHead request, CancellationToken cancellationToken)
    {
        if (await db.Departments.SingleOrDefaultAsync(d => d.TenantId == call.Tenant && d.Id == request.DepartmentId, cancellationToken) is not { } department) return new Refusal("department.not-found", Subject);
        if (department.Version != request.Version) return new Refusal("conflict.changed");
        if (request.Head is { } head && !await db.Memberships.AnyAsync(m => m.TenantId == call.Tenant && m.PersonId == head && !m.Disabled, cancellationToken)) return new Refusal("member.not-found", nameof(request.Head));
        department.Lead(request.Head);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(DeleteDepartment request, CancellationToken cancellationToken)
    {
        var tree = await TreeAsync(cancellationToken);
        if (!tree.TryGetValue(request.DepartmentId, out var department)) return new Refusal("department.not-found", Subject);
        var people = await db.Memberships.CountAsync(m => m.DepartmentId == department.Id, cancellationToken);
        var below = tree.Values.Count(d => d.ParentId == department.Id);
        if (people + below > 0) return Refusal.With("department.not-empty", Subject, people, below);
        db.Remove(department);
        return Result.Done;
    }

    private Task<Dictionary<Guid, Department>> TreeAsync(CancellationToken ct) => db.Departments.Where(d => d.TenantId == call.Tenant).ToDictionaryAsync(d => d.Id, ct);

    private static bool Taken(Dictionary<Guid, Department> tree, Guid? self, Guid? parent, string name) =>
        tree.Values.Any(d => d.Id != self && d.ParentId == parent && string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Guid> PathOf(Dictionary<Guid, Department> tree, Guid? from)
    {
        for (var (at, steps) = (from, 0); at is { } id && steps <= Department.Deepest; (at, steps) = (tree[id].ParentId, steps + 1)) yield return id;
    }

    private static int DepthOf(Dictionary<Guid, Department> tree, Guid? id) => PathOf(tree, id).Count();

    private static int HeightOf(Dictionary<Guid, Department> tree, Guid id) => 1 + tree.Values.Where(d => d.ParentId == id).Select(d => HeightOf(tree, d.Id)).DefaultIfEmpty(0).Max();
}
