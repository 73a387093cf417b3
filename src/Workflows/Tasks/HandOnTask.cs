using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Tasks;

/// <summary>转办: gives a task to a colleague; it is his from now on, and his decision counts.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="To">A colleague who can act.</param>
/// <param name="Comment">Why, 1 to 2,000 characters.</param>
/// <remarks>Refusals: <c>task.not-found</c>, <c>task.gone</c>, <c>task.delegated</c>, <c>task.waits</c>, <c>task.verb</c>, <c>task.person</c>, <c>task.self</c>, <c>task.comment</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the trail is of the tenants that take part; the task must be the caller's")]
public sealed record TransferTask(Guid TaskId, PersonId To, string Comment) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment, needed: true);
}

/// <summary>委派: lets a colleague work on a task; it comes back for the final word.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="To">A colleague who can act.</param>
/// <param name="Comment">What he is asked, 1 to 2,000 characters.</param>
/// <remarks>Refusals: as of <see cref="TransferTask"/>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the trail is of the tenants that take part; the task must be the caller's")]
public sealed record DelegateTask(Guid TaskId, PersonId To, string Comment) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment, needed: true);
}

/// <summary>Hands a delegated task back to who delegated it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Comment">What was found, at most 2,000 characters.</param>
/// <remarks>Refusals: <c>task.not-found</c>, <c>task.gone</c>, <c>task.not-delegated</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the trail is of the tenants that take part; the task must be the caller's")]
public sealed record ResolveTask(Guid TaskId, string Comment = "") : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment);
}

internal sealed class HandOnTaskHandler(WorkflowsDb db, CallContext call, TaskDoor door, InstanceRoom room, TaskDesk desk, Colleagues colleagues)
    : IHandle<TransferTask, Done>, IHandle<DelegateTask, Done>, IHandle<ResolveTask, Done>
{
    public Task<Result<Done>> Handle(TransferTask request, CancellationToken cancellationToken) =>
        HandAsync(request.TaskId, request.To, request.Comment, "transfer", (task, name) => task.Transfer(request.To, name, call.Caller.DisplayName), cancellationToken);

    public Task<Result<Done>> Handle(DelegateTask request, CancellationToken cancellationToken) =>
        HandAsync(request.TaskId, request.To, request.Comment, "delegate", (task, name) => task.Delegate(call.Person, call.Caller.DisplayName, request.To, name), cancellationToken);

    public async Task<Result<Done>> Handle(ResolveTask request, CancellationToken cancellationToken)
    {
        var opened = await door.OpenAsync(request.TaskId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var (task, instance, _) = opened.Value;
        if (task.Resolve() is { } refusal) return refusal;
        db.Raise(TaskNews.Given(task, [task.Assignee!.Value]));
        desk.Touched.Add(task.For);
        await room.NoteAsync(instance, new("resolve", task.Node, request.Comment.Trim()), cancellationToken);
        return Result.Done;
    }

    private async Task<Result<Done>> HandAsync(Guid id, PersonId to, string comment, string verb, Func<WorkTask, string, Refusal?> hand, CancellationToken ct)
    {
        var opened = await door.OpenAsync(id, ct);
        if (!opened.Succeeded) return opened.Refusal;
        var (task, instance, _) = opened.Value;
        if (!opened.Value.Allows(verb)) return Refusal.With("task.verb", null, task.Name);
        if (to == call.Person) return new Refusal("task.self", "To");
        if (await colleagues.FindAsync(call.Tenant, to, ct) is not { } colleague) return new Refusal("task.person", "To");
        var onBehalfOf = opened.Value.OnBehalfOf(call.Person);
        if (hand(task, colleague.Name) is { } refusal) return refusal;
        db.Raise(TaskNews.Given(task, [to]));
        desk.Touched.Add(task.For);
        await room.NoteAsync(instance, new(verb, task.Node, $"{colleague.Name}：{comment.Trim()}", onBehalfOf), ct);
        return Result.Done;
    }
}
