using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Imports;

/// <summary>Reads a file of enterprises (xlsx or csv) and says what importing it would do; nothing is taken over yet.</summary>
/// <param name="FileId">A file uploaded with <see cref="StoreFile"/>; at most 10,000 rows.</param>
/// <returns>The preview, with every bad row and cell (the first 1,000).</returns>
/// <remarks>Refusals: <c>file.not-found</c>, <c>sheet.…</c>, <c>import.columns</c>, <c>import.too-many-rows</c>.</remarks>
[Permission(IdentityPermissions.EnterprisesManage)]
public sealed record PreviewEnterprises(Guid FileId) : ICommand<ImportRow>;

/// <summary>Reads a file of people (xlsx or csv) and says what importing it would do; nothing is taken over yet. Each row will become an invitation.</summary>
/// <param name="FileId">A file uploaded with <see cref="StoreFile"/>; at most 10,000 rows.</param>
/// <returns>The preview, with every bad row and cell (the first 1,000).</returns>
/// <remarks>Refusals: as for <see cref="PreviewEnterprises"/>.</remarks>
[Permission(IdentityPermissions.MembersManage)]
public sealed record PreviewPeople(Guid FileId) : ICommand<ImportRow>;

/// <summary>An import as shown.</summary>
/// <param name="Id">Its id; progress is told on the live topic <c>import:{id}</c> as <c>done/all</c>.</param>
/// <param name="Kind">What it brings.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FileName">The file.</param>
/// <param name="Rows">Rows under the header.</param>
/// <param name="ProblemCount">Problems in all.</param>
/// <param name="Problems">The first problems.</param>
/// <param name="Failure">Refusal code when it failed.</param>
/// <param name="CreatedAt">When it was read.</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record ImportRow(
    Guid Id, ImportKind Kind, ImportState State, string FileName, int Rows, int ProblemCount, IReadOnlyList<ImportProblem> Problems, string? Failure, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt);

/// <summary>What is wrong in one cell; its sentence is that of the refusal code.</summary>
/// <param name="Row">Row in the file, from 1.</param>
/// <param name="Column">Letters of the column.</param>
/// <param name="Header">Head of the column.</param>
/// <param name="Value">What stands there, cut to 60 characters.</param>
/// <param name="Code">Refusal code.</param>
/// <param name="Args">Values of its sentence.</param>
/// <param name="IsWarning">True when the row is fine all the same.</param>
public sealed record ImportProblem(int Row, string Column, string Header, string Value, string Code, IReadOnlyList<string> Args, bool IsWarning);

/// <summary>What reading a file gave.</summary>
internal sealed record ReadFile(string FileName, int Rows, int ProblemCount, string RowsJson, IReadOnlyList<ImportProblem> Problems);

internal sealed class BeforePreviewEnterprises(IdentityDb db, ImportReading reading) : IBefore<PreviewEnterprises>
{
    public ReadFile? Read { get; private set; }

    public async Task<Refusal?> BeforeAsync(PreviewEnterprises request, CancellationToken ct)
    {
        var read = await reading.ReadAsync(request.FileId, ImportSchemas.Enterprises, async rows =>
        {
            List<ImportProblem> found = [];
            foreach (var part in rows.Chunk(500))
            {
                var codes = part.Select(r => r.Value.Uscc).ToList();
                var taken = (await db.Tenants.Where(t => codes.Contains(t.Uscc!)).Select(t => t.Uscc!).ToListAsync(ct)).ToHashSet();
                found.AddRange(part.Where(r => taken.Contains(r.Value.Uscc)).Select(r => ImportReading.Problem(r.Row, ImportSchemas.Enterprises.Columns[1], r.Value.Uscc, "tenant.uscc-taken", r.Value.Uscc)));
            }
            return (rows.Select(r => r.Value).ToList(), found);
        }, ct);
        Read = read.Value;
        return read.Refusal;
    }
}

internal sealed class BeforePreviewPeople(IdentityDb db, CallContext call, RoleBook book, ImportReading reading) : IBefore<PreviewPeople>
{
    public ReadFile? Read { get; private set; }

    public async Task<Refusal?> BeforeAsync(PreviewPeople request, CancellationToken ct)
    {
        var roles = (await db.Roles.AsNoTracking().ToListAsync(ct)).ToDictionary(r => r.Name, r => r.Code);
        var departments = (await db.Departments.AsNoTracking().ToListAsync(ct)).ToLookup(d => d.Name, d => d.Id);
        var members = (await db.Memberships.AsNoTracking().Select(m => m.Email).ToListAsync(ct)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var allowed = new Dictionary<string, bool>();
        var read = await reading.ReadAsync(request.FileId, ImportSchemas.People, async rows =>
        {
            List<ImportProblem> found = [];
            List<NewInvitee> invitees = [];
            foreach (var (row, p) in rows.Select(r => (r.Row, r.Value)))
            {
                var role = p.Role is null ? BuiltInRole.Member : ImportSchemas.RoleOf(p.Role) ?? roles.GetValueOrDefault(p.Role);
                if (members.Contains(p.Email)) found.Add(ImportReading.Problem(row, ImportSchemas.People.Columns[1], p.Email, "member.already", p.Email));
                if (role is null || !await MayGiveAsync(role, allowed, ct)) found.Add(ImportReading.Problem(row, ImportSchemas.People.Columns[3], p.Role ?? "", "import.role", p.Role ?? ""));
                var department = p.Department is null ? [] : departments[p.Department].ToList();
                if (p.Department is not null && department.Count != 1) found.Add(ImportReading.Problem(row, ImportSchemas.People.Columns[4], p.Department, "import.department", p.Department));
                invitees.Add(new(p.Name, p.Email, p.Phone, role ?? BuiltInRole.Member, department.Count == 1 ? department[0] : null, p.Title));
            }
            return (invitees, found);
        }, ct);
        Read = read.Value;
        return read.Refusal;
    }

    private async Task<bool> MayGiveAsync(string role, Dictionary<string, bool> known, CancellationToken ct)
    {
        if (known.TryGetValue(role, out var may)) return may;
        var unknown = await RoleCheck.UnknownAsync(db, call.Tenant, call.Caller.TenantKind, [role], "", ct);
        return known[role] = unknown is null && await RoleCheck.BeyondAsync(db, book, call.Caller, [role], "", ct) is null;
    }
}

internal sealed class PreviewImportHandler(IdentityDb db, CallContext call, TimeProvider clock, BeforePreviewEnterprises enterprises, BeforePreviewPeople people)
    : IHandle<PreviewEnterprises, ImportRow>, IHandle<PreviewPeople, ImportRow>
{
    public Task<Result<ImportRow>> Handle(PreviewEnterprises request, CancellationToken cancellationToken) =>
        Task.FromResult(Keep(ImportKind.Enterprises, enterprises.Read!));

    public Task<Result<ImportRow>> Handle(PreviewPeople request, CancellationToken cancellationToken) =>
        Task.FromResult(Keep(ImportKind.People, people.Read!));

    private Result<ImportRow> Keep(ImportKind kind, ReadFile read)
    {
        var json = JsonSerializer.Serialize(read.Problems);
        var run = ImportRun.Preview(call.Tenant, kind, read.FileName, (read.Rows, read.ProblemCount, read.ProblemCount > 0 ? "" : read.RowsJson, json), call.Caller.Person, clock.GetUtcNow());
        db.Add(run);
        return ImportReading.Row(run);
    }
}
