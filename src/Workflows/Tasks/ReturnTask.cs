using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Tasks;

/// <summary>退回: sends the work back to a step that was done before, out of and into parallel branches and countersignatures. What lies after that step is undone.</summary>
/// <param name="TaskId">The caller's task.</param>
/// <param name="To">Id of the step; empty for the initiator's.</param>
/// <param name="Comment">Why, 1 to 2,000 characters.</param>
/// <param name="ComesBack">True when it comes straight back here once done there; false walks the way again.</param>
/// <remarks>Refusals: <c>task.not-found</c>, <c>task.gone</c>, <c>task.delegated</c>, <c>task.waits</c>, <c>task.verb</c>, <c>task.comment</c>, <c>task.returned-enough</c>, <c>workflow.return-target</c>, <c>workflow.return-back</c>, <c>workflow.suspended</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the step it goes back to may be another tenant's; the task must be the caller's")]
public sealed record ReturnTask(Guid TaskId, string To, string Comment, bool ComesBack = false) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment, needed: true);
}

/// <summary>拿回: takes the caller's own last decision back, while nobody has acted after it.</summary>
/// <param name="TaskId">The task that was decided.</param>
/// <param name="Comment">Why, 1 to 2,000 characters.</param>
/// <remarks>Refusals: <c>task.not-found</c>, <c>task.not-back</c> when somebody acted since or it cannot be undone, <c>workflow.ended</c>, <c>workflow.suspended</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the tasks it takes back may be another tenant's; the decision must be the caller's")]
public sealed record TakeBackTask(Guid TaskId, string Comment) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment, needed: true);
}

internal sealed class ReturnTaskHandler(WorkflowsDb db, CallContext call, TaskDoor door, InstanceRoom room) : IHandle<ReturnTask, Done>, IHandle<TakeBackTask, Done>
{
    public async Task<Result<Done>> Handle(ReturnTask request, CancellationToken cancellationToken)
    {
        var opened = await door.OpenAsync(request.TaskId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var (task, instance, model) = opened.Value;
        if (task.NotNow() is { } notNow) return notNow;
        if (!opened.Value.Allows("return")) return Refusal.With("task.verb", null, task.Name);
        if (int.TryParse(opened.Value.Node.Settings.GetValueOrDefault("returns"), out var most) && await db.Acts.CountAsync(a => a.InstanceId == instance.Id && a.Kind == "return", cancellationToken) >= most) return Refusal.With("task.returned-enough", null, most);
        var to = request.To.Length > 0 ? request.To : Forms.FormDoor.First(model)?.Id ?? "";
        if (!await VisitedAsync(instance, model, to, cancellationToken)) return new Refusal("workflow.return-target", nameof(request.To));
        return await room.StepAsync(instance, run => run.Return(task.Token, to, request.ComesBack), new("return", task.Node, request.Comment.Trim(), opened.Value.OnBehalfOf(call.Person)), cancellationToken) is { } refusal ? refusal : Result.Done;
    }

    public async Task<Result<Done>> Handle(TakeBackTask request, CancellationToken cancellationToken)
    {
        var opened = await door.OpenAsync(request.TaskId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var (task, instance, model) = opened.Value;
        if (task.State != TaskState.Done || task.DoneBy != call.Person || instance.State != ProcessState.Active) return new Refusal("task.not-back");
        var last = await db.Acts.AsNoTracking().Where(a => a.InstanceId == instance.Id && a.Happened != "").OrderByDescending(a => a.Number).FirstAsync(cancellationToken);
        var next = await db.Tasks.Where(t => t.InstanceId == instance.Id && (t.State == TaskState.Open || t.State == TaskState.Waiting)).ToListAsync(cancellationToken);
        if (last.By != call.Person || last.Node != task.Node || next.Count == 0 || next.Exists(t => t.Owner is not null)) return new Refusal("task.not-back");
        var entered = Happened.Read(last.Happened).Where(h => h.Kind == HappeningKind.Entered).Select(h => h.Node).ToHashSet();
        if (entered.Any(n => model.Nodes.GetValueOrDefault(n) is { Kind: NodeKind.ServiceTask or NodeKind.SendTask or NodeKind.CallActivity or NodeKind.Throw or NodeKind.End }) || next.Find(t => entered.Contains(t.Node)) is not { } from) return new Refusal("task.not-back");
        return await room.StepAsync(instance, run => run.Return(from.Token, task.Node), new("takeback", task.Node, request.Comment.Trim()), cancellationToken) is { } refusal ? refusal : Result.Done;
    }

    /// <summary>Work goes back only to a step of a person that was done.</summary>
    private async Task<bool> VisitedAsync(ProcessInstance instance, Model model, string to, CancellationToken ct) =>
        model.Nodes.GetValueOrDefault(to) is { Kind: NodeKind.UserTask } node && (node.IsInitiators || await db.Tasks.AnyAsync(t => t.InstanceId == instance.Id && t.Node == to && t.State == TaskState.Done, ct));
}
