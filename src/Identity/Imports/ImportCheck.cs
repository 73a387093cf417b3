using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Imports;

/// <summary>People ready to be invited, and what stands against some of them.</summary>
internal sealed record CheckedPeople(IReadOnlyList<NewInvitee> Invitees, IReadOnlyList<ImportProblem> Problems);

/// <summary>What the database says to the rows of an import: asked for the preview and again when it runs, because the world goes on between the two.</summary>
internal sealed class ImportCheck(IdentityDb db)
{
    private const int Part = 500;

    public async Task<IReadOnlyList<ImportProblem>> EnterprisesAsync(ImportSheet<NewEnterprise> sheet, CancellationToken ct)
    {
        List<ImportProblem> found = [];
        foreach (var part in sheet.Rows.Chunk(Part))
        {
            var codes = part.Select(r => r.Value.Uscc).ToList();
            var taken = (await db.Tenants.Where(t => codes.Contains(t.Uscc!)).Select(t => t.Uscc!).ToListAsync(ct)).ToHashSet();
            found.AddRange(part.Where(r => taken.Contains(r.Value.Uscc)).Select(r => sheet.Problem(r.Row, ImportSchemas.EnterpriseCode, r.Value.Uscc, "tenant.uscc-taken")));
        }
        return found;
    }

    /// <param name="sheet">The rows.</param>
    /// <param name="tenant">Whose people they will be.</param>
    /// <param name="mayGive">Says whether a role, by code, exists and may be given.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<CheckedPeople> PeopleAsync(ImportSheet<NewPerson> sheet, TenantId tenant, Func<string, Task<bool>> mayGive, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().Where(r => r.TenantId == tenant).ToDictionaryAsync(r => r.Name, r => r.Code, ct);
        var departments = (await db.Departments.AsNoTracking().Where(d => d.TenantId == tenant).ToListAsync(ct)).ToLookup(d => d.Name, d => d.Id);
        var members = (await db.Memberships.AsNoTracking().Where(m => m.TenantId == tenant).Select(m => m.Email).ToListAsync(ct)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var allowed = new Dictionary<string, bool>();
        List<ImportProblem> found = [];
        List<NewInvitee> invitees = [];
        foreach (var (row, p) in sheet.Rows.Select(r => (r.Row, r.Value)))
        {
            var role = p.Role is null ? BuiltInRole.Member : ImportSchemas.RoleOf(p.Role) ?? roles.GetValueOrDefault(p.Role);
            if (role is not null && !allowed.ContainsKey(role)) allowed[role] = await mayGive(role);
            if (members.Contains(p.Email)) found.Add(sheet.Problem(row, ImportSchemas.PersonEmail, p.Email, "member.already"));
            if (role is null || !allowed[role]) found.Add(sheet.Problem(row, ImportSchemas.PersonRole, p.Role ?? "", "import.role"));
            var department = p.Department is null ? [] : departments[p.Department].ToList();
            if (p.Department is not null && department.Count != 1) found.Add(sheet.Problem(row, ImportSchemas.PersonDepartment, p.Department, "import.department"));
            invitees.Add(new(p.Name, p.Email, p.Phone, role ?? BuiltInRole.Member, department.Count == 1 ? department[0] : null, p.Title));
        }
        return new(invitees, found);
    }

    /// <summary>True when the role exists in the tenant.</summary>
    public async Task<bool> ExistsAsync(TenantId tenant, TenantKinds kind, string role, CancellationToken ct) =>
        await RoleCheck.UnknownAsync(db, tenant, kind, [role], "", ct) is null;

    /// <summary>The same for an import that was given the word: its rows as they stand in it.</summary>
    public async Task<IReadOnlyList<ImportProblem>> AgainAsync(ImportRun run, CancellationToken ct)
    {
        if (run.Rows.Length == 0) return [];
        return run.Kind == ImportKind.Enterprises ? await EnterprisesAsync(run.Read<NewEnterprise>(), ct) : (await InviteesAsync(run, ct)).Problems;
    }

    /// <summary>The people of an import that was given the word. Whether its starter might give the roles was asked then; here they must only still exist.</summary>
    public async Task<CheckedPeople> InviteesAsync(ImportRun run, CancellationToken ct)
    {
        var kind = await db.Tenants.Where(t => t.Id == run.TenantId).Select(t => t.Kind).SingleAsync(ct);
        return await PeopleAsync(run.Read<NewPerson>(), run.TenantId, role => ExistsAsync(run.TenantId, kind, role, ct), ct);
    }
}
