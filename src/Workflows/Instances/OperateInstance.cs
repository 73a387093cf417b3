using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Instances;

/// <summary>Holds a case: nobody can act on it and no timer rings until it is resumed.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>workflow.ended</c>.</remarks>
[Permission(WorkflowsPermissions.Operate)]
[PlatformWide("the trail is of the tenants that take part; the process must be of the caller's tenant")]
public sealed record SuspendInstance(Guid InstanceId, string Reason) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Reason, needed: true);
}

/// <summary>Lets a held case go on.</summary>
/// <param name="InstanceId">The case.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>workflow.ended</c>.</remarks>
[Permission(WorkflowsPermissions.Operate)]
[PlatformWide("tasks that came meanwhile may be another tenant's; the process must be of the caller's tenant")]
public sealed record ResumeInstance(Guid InstanceId) : ICommand;

/// <summary>终止: ends a case.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>workflow.ended</c>.</remarks>
[Permission(WorkflowsPermissions.Operate)]
[PlatformWide("the tasks it takes back may be another tenant's; the process must be of the caller's tenant")]
public sealed record StopInstance(Guid InstanceId, string Reason) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Reason, needed: true);
}

/// <summary>Tries a step again that something went wrong in.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Token">The token that stands there.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>workflow.no-incident</c>.</remarks>
[Permission(WorkflowsPermissions.Operate)]
[PlatformWide("the next step writes tasks of other tenants that take part; the process must be of the caller's tenant")]
public sealed record RetryToken(Guid InstanceId, int Token) : ICommand;

/// <summary>Takes a token to another step of its scope.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Token">The token.</param>
/// <param name="To">Id of the step.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>workflow.task-gone</c>, <c>workflow.move-target</c>.</remarks>
[Permission(WorkflowsPermissions.Operate)]
[PlatformWide("the next step writes tasks of other tenants that take part; the process must be of the caller's tenant")]
public sealed record MoveToken(Guid InstanceId, int Token, string To, string Reason) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Reason, needed: true);
}

/// <summary>What moving running cases to another version of their process would do.</summary>
/// <param name="From">The version they run on.</param>
/// <param name="To">Another version of the same process.</param>
/// <param name="Steps">Where steps of the first are in the second, when not under the same id.</param>
/// <remarks>Refusal: <c>definition.not-found</c>.</remarks>
[Permission(WorkflowsPermissions.Operate)]
public sealed record PreviewMove(Guid From, Guid To, IReadOnlyDictionary<string, string>? Steps = null) : IQuery<MovePreview>;

/// <summary>Moves running cases to another version of their process. Answers how many were moved; those that cannot be stay as they are.</summary>
/// <param name="From">The version they run on.</param>
/// <param name="To">Another version of the same process.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <param name="Steps">Where steps of the first are in the second, when not under the same id.</param>
/// <remarks>Refusals: <c>definition.not-found</c>, <c>definition.not-in-use</c> when cases cannot be started on the other version either.</remarks>
[Permission(WorkflowsPermissions.Operate)]
[PlatformWide("the cases' tasks may be another tenant's; the process must be of the caller's tenant")]
public sealed record MoveInstances(Guid From, Guid To, string Reason, IReadOnlyDictionary<string, string>? Steps = null) : ICommand<int>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Reason, needed: true);
}

/// <summary>What a move would do.</summary>
/// <param name="Movable">Cases that can be moved.</param>
/// <param name="Stuck">Those that cannot, with the steps that are missing in the other version.</param>
/// <param name="Missing">The steps that are missing, each with what could stand for it.</param>
public sealed record MovePreview(IReadOnlyList<MovedCase> Movable, IReadOnlyList<MovedCase> Stuck, IReadOnlyList<MissingStep> Missing);

/// <summary>A step, or a flow into a join, that cases stand in and the other version has not.</summary>
/// <param name="Id">Id of the element.</param>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Cases">How many cases stand in it.</param>
/// <param name="Choices">Steps of the same kind of the other version.</param>
public sealed record MissingStep(string Id, string Name, int Cases, IReadOnlyList<StepName> Choices);

/// <summary>A case of a preview.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Title">Its title.</param>
/// <param name="Steps">Steps its tokens stand in; of a stuck one those that are missing.</param>
public sealed record MovedCase(Guid InstanceId, string Title, IReadOnlyList<string> Steps);

internal sealed class OperateInstanceHandler(WorkflowsDb db, CallContext call, TaskDoor door, InstanceRoom room, ModelShelf shelf)
    : IHandle<SuspendInstance, Done>, IHandle<ResumeInstance, Done>, IHandle<StopInstance, Done>, IHandle<RetryToken, Done>, IHandle<MoveToken, Done>, IHandle<PreviewMove, MovePreview>, IHandle<MoveInstances, int>
{
    public Task<Result<Done>> Handle(SuspendInstance request, CancellationToken cancellationToken) => StepAsync(request.InstanceId, run => run.Hold(true), new("suspend", "", request.Reason.Trim()), cancellationToken);

    public Task<Result<Done>> Handle(ResumeInstance request, CancellationToken cancellationToken) => StepAsync(request.InstanceId, run => run.Hold(false), new("resume"), cancellationToken);

    public Task<Result<Done>> Handle(StopInstance request, CancellationToken cancellationToken) => StepAsync(request.InstanceId, run => run.Terminate("stopped"), new("stop", "", request.Reason.Trim()), cancellationToken);

    public Task<Result<Done>> Handle(RetryToken request, CancellationToken cancellationToken) => StepAsync(request.InstanceId, run => run.Retry(request.Token), new("retry"), cancellationToken);

    public Task<Result<Done>> Handle(MoveToken request, CancellationToken cancellationToken) => StepAsync(request.InstanceId, run => run.Move(request.Token, request.To), new("move", request.To, request.Reason.Trim()), cancellationToken);

    public async Task<Result<MovePreview>> Handle(PreviewMove request, CancellationToken cancellationToken)
    {
        if (await PlanAsync(request.From, request.To, request.Steps, cancellationToken) is not { } plan) return new Refusal("definition.not-found");
        var cases = await db.Instances.AsNoTracking().Where(i => i.ProviderId == call.Tenant && i.DefinitionId == request.From && i.State == ProcessState.Active).OrderBy(i => i.StartedAt).ToListAsync(cancellationToken);
        var seen = cases.Select(c => (Case: c, State: c.Read())).Select(c => (c.Case, Missing: plan.Missing(c.State), Steps: c.State.Tokens.Select(t => t.Node).Distinct().ToList())).ToList();
        var missing = seen.SelectMany(s => s.Missing).GroupBy(id => id).Select(g => new MissingStep(g.Key, plan.NameOf(g.Key), g.Count(), [.. plan.Choices(g.Key).Select(n => new StepName(n.Id, n.Name.Length > 0 ? n.Name : n.Id))]));
        return new MovePreview([.. seen.Where(s => s.Missing.Count == 0).Select(s => new MovedCase(s.Case.Id, s.Case.Title, s.Steps))], [.. seen.Where(s => s.Missing.Count > 0).Select(s => new MovedCase(s.Case.Id, s.Case.Title, s.Missing))], [.. missing]);
    }

    public async Task<Result<int>> Handle(MoveInstances request, CancellationToken cancellationToken)
    {
        if (await PlanAsync(request.From, request.To, request.Steps, cancellationToken) is not { } plan) return new Refusal("definition.not-found");
        if (!await db.Definitions.AnyAsync(d => d.Id == request.To && d.State == DefinitionState.Published, cancellationToken)) return new Refusal("definition.not-in-use");
        var target = await shelf.OfAsync(db, request.To, cancellationToken);
        var moved = 0;
        foreach (var instance in await db.Instances.Where(i => i.ProviderId == call.Tenant && i.DefinitionId == request.From && i.State == ProcessState.Active).ToListAsync(cancellationToken))
        {
            if (plan.Missing(instance.Read()).Count > 0) continue;
            await CarryAsync(instance.Id, plan, target, cancellationToken);
            if (await room.MoveAsync(instance, request.To, plan, new("migrate", "", request.Reason.Trim()), cancellationToken) is { } refusal) return refusal;
            var waits = instance.Read().Waits.ToDictionary(w => w.Id, w => w.Name);
            foreach (var wait in await db.Waits.Where(w => w.InstanceId == instance.Id).ToListAsync(cancellationToken)) wait.Name = waits.GetValueOrDefault(wait.Wait, wait.Name);
            moved++;
        }
        return moved;
    }

    /// <summary>Open tasks are those of the new steps; done ones follow where a mapping says so, so that who did them still sees what his step shows and work can be returned there.</summary>
    private async Task CarryAsync(Guid instance, MovePlan plan, Models.Model target, CancellationToken ct)
    {
        foreach (var task in await db.Tasks.Where(t => t.InstanceId == instance).ToListAsync(ct))
        {
            task.Node = plan.Of(task.Node);
            if (task.IsOpen) task.Name = target[task.Node].Name;
        }
    }

    /// <summary>Both versions must be of the caller's tenant and of one process.</summary>
    private async Task<MovePlan?> PlanAsync(Guid from, Guid to, IReadOnlyDictionary<string, string>? steps, CancellationToken ct)
    {
        var both = await db.Definitions.AsNoTracking().Where(d => d.TenantId == call.Tenant && (d.Id == from || d.Id == to)).ToListAsync(ct);
        if (both.Count != 2 || both.Single(d => d.Id == from).State == DefinitionState.Draft || both[0].Key != both[1].Key || Models.BpmnReader.Read(System.Text.Encoding.UTF8.GetBytes(both.Single(d => d.Id == to).Document)).Model is not { } target) return null;
        return new(await shelf.OfAsync(db, from, ct), target, steps ?? new Dictionary<string, string>());
    }

    private async Task<Result<Done>> StepAsync(Guid id, Action<Run> act, Verb verb, CancellationToken ct)
    {
        var found = await door.OwnAsync(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.State != ProcessState.Active) return new Refusal("workflow.ended");
        return await room.StepAsync(found.Value, act, verb, ct) is { } refusal ? refusal : Result.Done;
    }
}
