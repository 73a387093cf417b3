using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Instances;

/// <summary>催办: asks those who have open tasks to act; once in four hours a case.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Comment">What is said to them, at most 2,000 characters.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>workflow.ended</c>, <c>workflow.urged</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("those asked may be of another tenant; the caller must take part in the case")]
public sealed record UrgeInstance(Guid InstanceId, string Comment = "") : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment);
}

/// <summary>Says something to a case without deciding.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Comment">1 to 2,000 characters.</param>
/// <param name="Files">Attached files, at most 20.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>task.comment</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the trail is of the tenants that take part; the caller must take part in the case")]
public sealed record CommentInstance(Guid InstanceId, string Comment, IReadOnlyList<Guid>? Files = null) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment, Files, needed: true);
}

/// <summary>抄送: lets colleagues know of a case. They decide nothing.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="To">Colleagues, 1 to 50.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>task.person</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the trail is of the tenants that take part; the caller must take part in the case")]
public sealed record CopyInstance(Guid InstanceId, IReadOnlyList<PersonId> To) : ICommand;

/// <summary>撤回: the initiator takes a case back: until somebody has decided, and, where the process says <c>withdraw="any"</c>, as long as it runs.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Comment">Why, 1 to 2,000 characters.</param>
/// <remarks>Refusals: <c>workflow.not-found</c>, <c>workflow.ended</c>, <c>workflow.decided</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the tasks it takes back may be another tenant's; the caller must have started the case")]
public sealed record WithdrawInstance(Guid InstanceId, string Comment) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment, needed: true);
}

internal sealed class SpeakInstanceHandler(WorkflowsDb db, CallContext call, TaskDoor door, InstanceRoom room, TaskDesk desk, Colleagues colleagues, TimeProvider clock)
    : IHandle<UrgeInstance, Done>, IHandle<CommentInstance, Done>, IHandle<CopyInstance, Done>, IHandle<WithdrawInstance, Done>
{
    private static readonly TimeSpan UrgeAgain = TimeSpan.FromHours(4);

    public async Task<Result<Done>> Handle(UrgeInstance request, CancellationToken cancellationToken)
    {
        var found = await door.InstanceAsync(request.InstanceId, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.State != ProcessState.Active) return new Refusal("workflow.ended");
        var now = clock.GetUtcNow();
        var open = await db.Tasks.Where(t => t.InstanceId == request.InstanceId && t.State == TaskState.Open).ToListAsync(cancellationToken);
        if (open.Exists(t => now - t.UrgedAt < UrgeAgain)) return Refusal.With("workflow.urged", null, UrgeAgain.Hours);
        foreach (var task in open)
        {
            task.UrgedAt = now;
            var people = task.Assignee is { } one ? [one] : (await colleagues.WithRoleAsync(task.For, task.Role, cancellationToken)).Select(p => p.Person).ToList();
            db.Raise(TaskNews.Urged(task, people, SmartPark.Kernel.Text.SafeText.Shorten($"{call.Caller.DisplayName} {request.Comment}".Trim(), 500)));
        }
        await room.NoteAsync(found.Value, new("urge", "", request.Comment.Trim()), cancellationToken);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(CommentInstance request, CancellationToken cancellationToken)
    {
        var found = await door.InstanceAsync(request.InstanceId, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        await room.NoteAsync(found.Value, new("comment", "", request.Comment.Trim(), Files: request.Files), cancellationToken);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(CopyInstance request, CancellationToken cancellationToken)
    {
        var found = await door.InstanceAsync(request.InstanceId, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var people = await colleagues.OfAsync(call.Tenant, [.. request.To.Distinct().Take(51)], cancellationToken);
        if (people.Count is 0 or > 50 || people.Count != request.To.Distinct().Count()) return new Refusal("task.person", nameof(request.To));
        foreach (var person in people) await desk.CopyAsync(found.Value, new(call.Tenant, person.Person, person.Name, "", "copy", [person.Person]), call.Caller.DisplayName, cancellationToken);
        await room.NoteAsync(found.Value, new("copy", "", string.Join('、', people.Select(p => p.Name))), cancellationToken);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(WithdrawInstance request, CancellationToken cancellationToken)
    {
        if (await db.TakeAsync(db.Instances.Where(i => i.Id == request.InstanceId && i.StartedIn == call.Tenant && i.StartedBy == call.Person), cancellationToken) is not { } instance) return new Refusal("workflow.not-found", nameof(request.InstanceId));
        if (instance.State != ProcessState.Active) return new Refusal("workflow.ended");
        var model = await room.ModelAsync(instance, cancellationToken);
        if (model.Settings.GetValueOrDefault("withdraw") != "any" && await db.Tasks.AnyAsync(t => t.InstanceId == instance.Id && t.State == TaskState.Done && t.DoneBy != call.Person, cancellationToken)) return new Refusal("workflow.decided");
        return await room.StepAsync(instance, run => run.Terminate("withdrawn"), new("withdraw", "", request.Comment.Trim()), cancellationToken) is { } refusal ? refusal : Result.Done;
    }
}
