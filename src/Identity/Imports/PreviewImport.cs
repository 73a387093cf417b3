using System.Text.Json;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Results;
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

internal sealed class BeforePreviewEnterprises(ImportCheck check, ImportReading reading) : IBefore<PreviewEnterprises>
{
    public ReadFile? Read { get; private set; }

    public async Task<Refusal?> BeforeAsync(PreviewEnterprises request, CancellationToken ct)
    {
        var read = await reading.ReadAsync(request.FileId, ImportSchemas.Enterprises, sheet => check.EnterprisesAsync(sheet, ct), ct);
        Read = read.Value;
        return read.Refusal;
    }
}

internal sealed class BeforePreviewPeople(IdentityDb db, CallContext call, RoleBook book, ImportCheck check, ImportReading reading) : IBefore<PreviewPeople>
{
    public ReadFile? Read { get; private set; }

    public async Task<Refusal?> BeforeAsync(PreviewPeople request, CancellationToken ct)
    {
        var read = await reading.ReadAsync(request.FileId, ImportSchemas.People, async sheet => (await check.PeopleAsync(sheet, call.Tenant, role => MayGiveAsync(role, ct), ct)).Problems, ct);
        Read = read.Value;
        return read.Refusal;
    }

    private async Task<bool> MayGiveAsync(string role, CancellationToken ct) =>
        await check.ExistsAsync(call.Tenant, call.Caller.TenantKind, role, ct) && await RoleCheck.BeyondAsync(db, book, call.Caller, [role], "", ct) is null;
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
