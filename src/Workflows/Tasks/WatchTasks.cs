using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Tasks;

/// <summary>Tasks that are to be reminded of or are past their time, with the tenants whose processes they are of; at most 500.</summary>
[SystemOnly]
[PlatformWide("a clock asks which tasks are due; it reads no more than their ids")]
public sealed record DueTasks : IQuery<IReadOnlyList<DueTask>>;

/// <summary>A task that is due.</summary>
/// <param name="Tenant">The tenant whose process it is of.</param>
/// <param name="TaskId">The task.</param>
public sealed record DueTask(TenantId Tenant, Guid TaskId);

/// <summary>Reminds of a task, or does with an overdue one what its step says: tells, escalates, approves or rejects. Each once.</summary>
/// <param name="TaskId">The task, of a process of the tenant acted in.</param>
[SystemOnly]
[PlatformWide("those told and the next step may be of another tenant; the process is of the tenant acted in")]
public sealed record WatchTask(Guid TaskId) : ICommand;

internal sealed class WatchTasksHandler(WorkflowsDb db, CallContext call, InstanceRoom room, TaskDesk desk, Finder finder, Colleagues colleagues, TimeProvider clock) : IHandle<DueTasks, IReadOnlyList<DueTask>>, IHandle<WatchTask, Done>
{
    public async Task<Result<IReadOnlyList<DueTask>>> Handle(DueTasks request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var remind = db.Tasks.Where(t => t.State == TaskState.Open && t.RemindAt <= now).OrderBy(t => t.RemindAt).Take(250).Select(t => new { t.ProviderId, t.Id });
        var overdue = db.Tasks.Where(t => t.State == TaskState.Open && !t.OverdueTold && t.DueAt <= now).OrderBy(t => t.DueAt).Take(250).Select(t => new { t.ProviderId, t.Id });
        var due = (await remind.ToListAsync(cancellationToken)).Concat(await overdue.ToListAsync(cancellationToken));
        return Result.Of<IReadOnlyList<DueTask>>([.. due.Distinct().Select(d => new DueTask(d.ProviderId, d.Id))]);
    }

    public async Task<Result<Done>> Handle(WatchTask request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = db.Tasks.Where(t => t.Id == request.TaskId && t.ProviderId == call.Tenant && t.State == TaskState.Open);
        if (await db.TakeAsync(db.Instances.Where(i => found.Any(t => t.InstanceId == i.Id)), cancellationToken) is not { Suspended: false } instance) return Result.Done;
        if (await found.SingleOrDefaultAsync(cancellationToken) is not { } task) return Result.Done;
        var people = task.Assignee is { } one ? [one] : (await colleagues.WithRoleAsync(task.For, task.Role, cancellationToken)).Select(p => p.Person).ToList();
        if (task.DueAt is { } due && due <= now && !task.OverdueTold)
        {
            (task.OverdueTold, task.RemindAt) = (true, null);
            return await OverdueAsync(task, instance, people, cancellationToken);
        }
        if (task.RemindAt is { } remind && remind <= now)
        {
            task.RemindAt = null;
            db.Raise(TaskNews.Reminded(task, people));
            await room.NoteAsync(instance, new("remind", task.Node, task.AssigneeName), cancellationToken);
        }
        return Result.Done;
    }

    private async Task<Result<Done>> OverdueAsync(WorkTask task, ProcessInstance instance, List<PersonId> people, CancellationToken ct)
    {
        var node = (await room.ModelAsync(instance, ct))[task.Node];
        db.Raise(TaskNews.Overdue(task, people));
        switch (node.Settings.GetValueOrDefault("overdue"))
        {
            case "approve" or "reject" when task.Votes && task.Owner is null && task.Added == AddedAs.None:
                var approves = node.Settings["overdue"] == "approve";
                task.Decide(approves ? Decision.Approve : Decision.Reject, null, clock.GetUtcNow());
                return await room.StepAsync(instance, run => run.Complete(task.Token, null, approves), new("overdue-" + (approves ? "approve" : "reject"), task.Node), ct) is { } refusal ? refusal : Result.Done;
            case "escalate":
                var variables = instance.Read().Scopes.Find(s => s.Owner == 0)?.Variables ?? [];
                var above = await finder.FindAsync(instance, node.Settings.GetValueOrDefault("escalateTo", "role:" + BuiltInRole.Administrator), node.Id, n => variables.TryGetValue(n, out var v) ? v : null, ct);
                foreach (var asked in above)
                {
                    db.Raise(TaskNews.Overdue(task, asked.People));
                    foreach (var person in await colleagues.OfAsync(asked.Tenant, asked.People, ct)) await desk.CopyAsync(instance, new(asked.Tenant, person.Person, person.Name, "", "escalated", [person.Person]), "", ct);
                }
                await room.NoteAsync(instance, new("escalate", task.Node, string.Join('、', above.Select(a => a.Name.Length > 0 ? a.Name : a.Role))), ct);
                return Result.Done;
            default:
                await room.NoteAsync(instance, new("overdue", task.Node, task.AssigneeName), ct);
                return Result.Done;
        }
    }
}

/// <summary>Reminds, escalates and decides what is overdue.</summary>
[Every(30)]
internal sealed class WatchTasksJob(SystemCalls calls) : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        foreach (var due in (await useCases.SendAsync(new DueTasks(), ct)).Require()) await calls.SendAsync(new WatchTask(due.TaskId), due.Tenant, ct);
    }
}
