using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Tasks;

/// <summary>加签: asks one more colleague to sign, before, after or beside the caller. Beside him in a countersignature it is one vote more.</summary>
/// <param name="TaskId">The caller's task.</param>
/// <param name="Who">A colleague who can act and does not sign already.</param>
/// <param name="How">Before, after or beside.</param>
/// <param name="Comment">Why, 1 to 2,000 characters.</param>
/// <remarks>Refusals: <c>task.not-found</c>, <c>task.gone</c>, <c>task.delegated</c>, <c>task.waits</c>, <c>task.verb</c>, <c>task.person</c>, <c>task.self</c>, <c>task.signs-already</c>, <c>task.how</c>, <c>task.comment</c>, <c>workflow.instances</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the trail is of the tenants that take part; the task must be the caller's")]
public sealed record AddSigner(Guid TaskId, PersonId Who, AddedAs How, string Comment) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => How == AddedAs.None ? [.. Remark.Check(Comment, needed: true), new("task.how", nameof(How))] : Remark.Check(Comment, needed: true);
}

/// <summary>减签: asks a colleague no longer, who was added or signs beside the caller in a countersignature. One always stays.</summary>
/// <param name="TaskId">The caller's task.</param>
/// <param name="Other">The other's task.</param>
/// <param name="Comment">Why, 1 to 2,000 characters.</param>
/// <remarks>Refusals: <c>task.not-found</c>, <c>task.gone</c>, <c>task.verb</c>, <c>workflow.last-instance</c>, <c>task.comment</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the trail is of the tenants that take part; the task must be the caller's")]
public sealed record RemoveSigner(Guid TaskId, Guid Other, string Comment) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment, needed: true);
}

internal sealed class SignersHandler(WorkflowsDb db, CallContext call, TaskDoor door, InstanceRoom room, TaskDesk desk, Colleagues colleagues, TimeProvider clock) : IHandle<AddSigner, Done>, IHandle<RemoveSigner, Done>
{
    public async Task<Result<Done>> Handle(AddSigner request, CancellationToken cancellationToken)
    {
        var opened = await door.OpenAsync(request.TaskId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var (task, instance, model) = opened.Value;
        if (task.NotNow() is { } notNow) return notNow;
        if (!opened.Value.Allows("add")) return Refusal.With("task.verb", null, task.Name);
        if (request.Who == call.Person) return new Refusal("task.self", nameof(request.Who));
        if (await colleagues.FindAsync(call.Tenant, request.Who, cancellationToken) is not { } colleague) return new Refusal("task.person", nameof(request.Who));
        var signing = await OpenAtAsync(task, cancellationToken);
        if (signing.Exists(t => t.Assignee == request.Who)) return Refusal.With("task.signs-already", nameof(request.Who), colleague.Name);
        var verb = new Verb("add-" + request.How.ToString().ToLowerInvariant(), task.Node, $"{colleague.Name}：{request.Comment.Trim()}", opened.Value.OnBehalfOf(call.Person));
        if (request.How == AddedAs.Beside && model[task.Node].Loop is { People: true })
            return await room.StepAsync(instance, run => run.AddInstance(task.Token, TaskDesk.Item(call.Tenant, request.Who, colleague.Name, "added|" + call.Caller.DisplayName)), verb, cancellationToken) is { } refusal ? refusal : Result.Done;
        var asked = new Asked(call.Tenant, request.Who, colleague.Name, "", "added|" + call.Caller.DisplayName, [request.Who]);
        var added = await desk.GiveAsync(instance, model[task.Node], task.Token, asked, request.How, task.Id, cancellationToken);
        if (request.How == AddedAs.After) added.Waits();
        if (request.How == AddedAs.Before) task.Waits();
        return await room.StepAsync(instance, run => run.Put(task.Token, []), verb, cancellationToken) is { } no ? no : Result.Done;
    }

    public async Task<Result<Done>> Handle(RemoveSigner request, CancellationToken cancellationToken)
    {
        var opened = await door.OpenAsync(request.TaskId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var (task, instance, model) = opened.Value;
        if (!task.IsOpen) return new Refusal("task.gone");
        if (!opened.Value.Allows("add")) return Refusal.With("task.verb", null, task.Name);
        var other = await FindAsync(request.Other, instance, task.Node, cancellationToken);
        if (other is null || other.Id == task.Id) return new Refusal("task.not-found", nameof(request.Other));
        var verb = new Verb("remove", task.Node, $"{other.AssigneeName}：{request.Comment.Trim()}", opened.Value.OnBehalfOf(call.Person));
        desk.Touched.Add(other.For);
        if (other.AddedTo == task.Id)
        {
            other.Cancel(clock.GetUtcNow());
            if (other.Added == AddedAs.Before && !(await OpenAtAsync(task, cancellationToken)).Exists(t => t.IsOpen && t.AddedTo == task.Id && t.Added == AddedAs.Before)) task.Open();
            return await room.StepAsync(instance, run => run.Put(task.Token, []), verb, cancellationToken) is { } no ? no : Result.Done;
        }
        if (other.Token == task.Token || model[task.Node].Loop is not { People: true }) return new Refusal("workflow.not-multiple");
        return await room.StepAsync(instance, run => run.RemoveInstance(other.Token), verb, cancellationToken) is { } refusal ? refusal : Result.Done;
    }

    private async Task<WorkTask?> FindAsync(Guid id, ProcessInstance instance, string node, CancellationToken ct) =>
        await db.Tasks.SingleOrDefaultAsync(t => t.Id == id && t.InstanceId == instance.Id && t.Node == node && (t.State == TaskState.Open || t.State == TaskState.Waiting), ct);

    private Task<List<WorkTask>> OpenAtAsync(WorkTask task, CancellationToken ct) =>
        db.Tasks.Where(t => t.InstanceId == task.InstanceId && t.Node == task.Node && (t.State == TaskState.Open || t.State == TaskState.Waiting)).ToListAsync(ct);
}
