using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Workflows.Definitions;

/// <summary>The processes of the own tenant, one row a key: its newest version, and whether another is in use.</summary>
[Permission(WorkflowsPermissions.Draw)]
public sealed record FindDefinitions : IQuery<IReadOnlyList<DefinitionRow>>;

/// <summary>The versions of one process of the own tenant, newest first.</summary>
/// <param name="Key">The process.</param>
[Permission(WorkflowsPermissions.Draw)]
public sealed record DefinitionVersions(string Key) : IQuery<IReadOnlyList<DefinitionRow>>;

/// <summary>One version with its document.</summary>
/// <param name="DefinitionId">The version.</param>
/// <remarks>Refusal: <c>definition.not-found</c>.</remarks>
[Permission(WorkflowsPermissions.Draw)]
public sealed record GetDefinition(Guid DefinitionId) : IQuery<DefinitionView>;

/// <summary>Processes the own people may start: the own ones in use and those a park opened to its enterprises.</summary>
[Permission(WorkflowsPermissions.Work)]
public sealed record Startable : IQuery<IReadOnlyList<StartableRow>>;

/// <summary>Shipped processes that a tenant may copy and change.</summary>
[Permission(WorkflowsPermissions.Draw)]
public sealed record ListTemplates : IQuery<IReadOnlyList<TemplateRow>>;

/// <summary>Services that a service task may call.</summary>
[Permission(WorkflowsPermissions.Draw)]
public sealed record ListServices : IQuery<IReadOnlyList<Services.ServiceTaskInfo>>;

/// <summary>A version of a process.</summary>
/// <param name="Id">Id.</param>
/// <param name="Key">The process.</param>
/// <param name="Number">1, 2, 3 … within the key.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">State.</param>
/// <param name="ForPark">Enterprises of the park may start it too.</param>
/// <param name="ChangedAt">Last change.</param>
/// <param name="PublishedAt">When it came into use; null when it never did.</param>
/// <param name="InUse">Number of the version in use; null when there is none.</param>
/// <param name="Running">Instances that run on this version.</param>
/// <param name="Version">Number of the last change.</param>
public sealed record DefinitionRow(Guid Id, string Key, int Number, string Name, DefinitionState State, bool ForPark, DateTimeOffset ChangedAt, DateTimeOffset? PublishedAt, int? InUse, int Running, long Version);

/// <summary>A version with its document.</summary>
/// <param name="Row">The version.</param>
/// <param name="Document">The BPMN document.</param>
public sealed record DefinitionView(DefinitionRow Row, string Document);

/// <summary>A process that may be started.</summary>
/// <param name="DefinitionId">The version in use.</param>
/// <param name="Key">The process.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is for; empty when nobody said.</param>
/// <param name="Own">Of the own tenant; false for one of the park or the operator.</param>
public sealed record StartableRow(Guid DefinitionId, string Key, string Name, string About, bool Own);

/// <summary>A shipped process.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is for.</param>
public sealed record TemplateRow(string Key, string Name, string About);

internal sealed class FindDefinitionsHandler(WorkflowsDb db, CallContext call, ModelShelf shelf, IEnumerable<Services.ServiceTaskInfo> services)
    : IHandle<FindDefinitions, IReadOnlyList<DefinitionRow>>, IHandle<DefinitionVersions, IReadOnlyList<DefinitionRow>>, IHandle<GetDefinition, DefinitionView>,
      IHandle<Startable, IReadOnlyList<StartableRow>>, IHandle<ListTemplates, IReadOnlyList<TemplateRow>>, IHandle<ListServices, IReadOnlyList<Services.ServiceTaskInfo>>
{
    public async Task<Result<IReadOnlyList<DefinitionRow>>> Handle(FindDefinitions request, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(Own, cancellationToken);
        return Result.Of<IReadOnlyList<DefinitionRow>>([.. rows.GroupBy(r => r.Key).Select(g => g.MaxBy(r => r.Number)!).OrderByDescending(r => r.ChangedAt)]);
    }

    public async Task<Result<IReadOnlyList<DefinitionRow>>> Handle(DefinitionVersions request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<DefinitionRow>>([.. (await RowsAsync(Own.Where(d => d.Key == request.Key), cancellationToken)).OrderByDescending(r => r.Number)]);

    public async Task<Result<DefinitionView>> Handle(GetDefinition request, CancellationToken cancellationToken)
    {
        if (await Own.Where(d => d.Id == request.DefinitionId).Select(d => new { d.Key, d.Document }).SingleOrDefaultAsync(cancellationToken) is not { } found) return new Refusal("definition.not-found");
        var row = (await RowsAsync(Own.Where(d => d.Key == found.Key), cancellationToken)).Single(r => r.Id == request.DefinitionId);
        return new DefinitionView(row, found.Document);
    }

    public async Task<Result<IReadOnlyList<StartableRow>>> Handle(Startable request, CancellationToken cancellationToken)
    {
        var rows = new List<StartableRow>();
        foreach (var process in await InUse.Of(db.Definitions).ToListAsync(cancellationToken))
            if (await shelf.OfAsync(db, process.Id, cancellationToken) is { StartsByForm: true } model) rows.Add(new(process.Id, process.Key, process.Name, model.Settings.GetValueOrDefault("about", ""), process.TenantId == call.Tenant));
        return rows;
    }

    public Task<Result<IReadOnlyList<TemplateRow>>> Handle(ListTemplates request, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Of<IReadOnlyList<TemplateRow>>([.. Templates.All.Where(t => t.Fits(call.Caller.TenantKind)).Select(t => new TemplateRow(t.Key, t.Name, t.About))]));

    public Task<Result<IReadOnlyList<Services.ServiceTaskInfo>>> Handle(ListServices request, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Of<IReadOnlyList<Services.ServiceTaskInfo>>([.. services.OrderBy(s => s.Code, StringComparer.Ordinal)]));

    private IQueryable<ProcessDefinition> Own => db.Definitions.AsNoTracking().Where(d => d.TenantId == call.Tenant);

    private async Task<List<DefinitionRow>> RowsAsync(IQueryable<ProcessDefinition> of, CancellationToken ct)
    {
        var rows = await of.Select(d => new { d.Id, d.Key, d.Number, d.Name, d.State, d.Audience, d.ChangedAt, d.PublishedAt, d.Version, Running = db.Instances.Count(i => i.DefinitionId == d.Id && i.State == Instances.ProcessState.Active) }).ToListAsync(ct);
        var used = rows.Where(r => r.State == DefinitionState.Published).ToLookup(r => r.Key, r => r.Number);
        return [.. rows.Select(r => new DefinitionRow(r.Id, r.Key, r.Number, r.Name, r.State, r.Audience.StartsWith("park:", StringComparison.Ordinal), r.ChangedAt, r.PublishedAt, used[r.Key].Select(n => (int?)n).Max(), r.Running, r.Version))];
    }
}
