using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Memberships;

/// <summary>People of the tenant acted in who can act there, for work that is to be given to somebody: by role, by name, the head of a department, or so many heads above a person.</summary>
/// <param name="Role">Those with this role code.</param>
/// <param name="People">These people.</param>
/// <param name="HeadOf">The head of this department.</param>
/// <param name="Above">The person above whom to look.</param>
/// <param name="Levels">How many heads above: 0 is the head of the own department, or the next one up when the person is that head.</param>
[SystemOnly]
[PlatformWide("whether a person can act stands in the account; held to people of the tenant acted in below")]
public sealed record FindColleagues(string? Role = null, IReadOnlyList<PersonId>? People = null, Guid? HeadOf = null, PersonId? Above = null, int Levels = 0) : IQuery<IReadOnlyList<ColleagueRow>>;

/// <summary>People of the own tenant who can act, by name, for choosing one: no more of them than name, post and department. At most 100.</summary>
/// <param name="Text">Only those whose name contains this.</param>
[Permission(Permission.SignedIn)]
public sealed record ColleagueNames(string? Text = null) : IQuery<IReadOnlyList<ColleagueName>>;

/// <summary>A colleague as others choose him.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Title">Post.</param>
/// <param name="Department">Name of the department.</param>
public sealed record ColleagueName(PersonId Person, string Name, string? Title, string? Department);

/// <summary>A person who can act in a tenant.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Roles">Role codes.</param>
/// <param name="DepartmentId">Department.</param>
public sealed record ColleagueRow(PersonId Person, string Name, IReadOnlyList<string> Roles, Guid? DepartmentId);

internal sealed class FindColleaguesHandler(IdentityDb db, CallContext call) : IHandle<FindColleagues, IReadOnlyList<ColleagueRow>>, IHandle<ColleagueNames, IReadOnlyList<ColleagueName>>
{
    public async Task<Result<IReadOnlyList<ColleagueName>>> Handle(ColleagueNames request, CancellationToken cancellationToken)
    {
        var text = request.Text?.Trim() ?? "";
        return Result.Of<IReadOnlyList<ColleagueName>>(await db.Memberships.AsNoTracking().Where(m => m.TenantId == call.Tenant && !m.Disabled && m.Name.Contains(text)).OrderBy(m => m.Name).Take(100)
            .Select(m => new ColleagueName(m.PersonId, m.Name, m.Title, db.Departments.Where(d => d.TenantId == m.TenantId && d.Id == m.DepartmentId).Select(d => d.Name).FirstOrDefault())).ToListAsync(cancellationToken));
    }

    public async Task<Result<IReadOnlyList<ColleagueRow>>> Handle(FindColleagues request, CancellationToken cancellationToken)
    {
        var people = (request.People ?? []).ToHashSet();
        if (request.HeadOf is { } department && (await TreeAsync(cancellationToken)).GetValueOrDefault(department)?.HeadId is { } head) people.Add(head);
        if (request.Above is { } above && await AboveAsync(above, request.Levels, cancellationToken) is { } superior) people.Add(superior);
        var mark = request.Role is { } role ? RoleCodes.Mark(role) : null;
        var rows = await (
            from m in db.Memberships.AsNoTracking().Where(m => m.TenantId == call.Tenant && !m.Disabled)
            join a in db.Accounts.Where(a => !a.Disabled) on m.PersonId equals a.PersonId
            join t in db.Tenants.Where(t => t.Enabled) on m.TenantId equals t.Id
            where people.Contains(m.PersonId) || (mark != null && m.Roles.Contains(mark))
            orderby m.Name
            select new { m.PersonId, m.Name, m.Roles, m.DepartmentId }).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<ColleagueRow>>([.. rows.Select(r => new ColleagueRow(r.PersonId, r.Name, RoleCodes.Split(r.Roles), r.DepartmentId))]);
    }

    private Task<Dictionary<Guid, Departments.Department>> TreeAsync(CancellationToken ct) => db.Departments.AsNoTracking().Where(d => d.TenantId == call.Tenant).ToDictionaryAsync(d => d.Id, ct);

    /// <summary>Walks up the tree; a department without a head, and the person himself, are passed over.</summary>
    private async Task<PersonId?> AboveAsync(PersonId person, int levels, CancellationToken ct)
    {
        var at = await db.Memberships.Where(m => m.TenantId == call.Tenant && m.PersonId == person).Select(m => m.DepartmentId).SingleOrDefaultAsync(ct);
        var tree = await TreeAsync(ct);
        var left = levels;
        for (var steps = 0; at is { } id && tree.TryGetValue(id, out var department) && steps <= Departments.Department.Deepest; at = department.ParentId, steps++)
        {
            if (department.HeadId is not { } head || head == person) continue;
            if (left-- == 0) return head;
        }
        return null;
    }
}
