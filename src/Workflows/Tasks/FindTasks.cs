using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Tasks;

/// <summary>Which tasks of a person.</summary>
public enum TaskBox
{
    /// <summary>His own.</summary>
    Mine,

    /// <summary>Those of his roles that nobody has taken.</summary>
    Group,

    /// <summary>Those he did.</summary>
    Handled,
}

/// <summary>The caller's tasks in the tenant he acts in.</summary>
/// <param name="Box">Which.</param>
/// <param name="Text">Only those whose title, process or initiator contains this.</param>
/// <param name="Key">Only those of this process.</param>
/// <param name="Paging">Which page; sorts: at, due.</param>
[Permission(WorkflowsPermissions.Work)]
public sealed record FindTasks(TaskBox Box = TaskBox.Mine, string? Text = null, string? Key = null, Paging? Paging = null) : IQuery<Page<TaskRow>>;

/// <summary>How many tasks wait for the caller.</summary>
[Permission(WorkflowsPermissions.Work)]
public sealed record InboxCounts : IQuery<InboxCount>;

/// <summary>How many tasks wait for somebody.</summary>
/// <param name="Mine">His own.</param>
/// <param name="Group">His roles'.</param>
/// <param name="Copies">Copies he has not opened.</param>
/// <param name="Overdue">Those of the own and the roles' that are past their time.</param>
public sealed record InboxCount(int Mine, int Group, int Copies, int Overdue);

/// <summary>A task in a list.</summary>
/// <param name="Id">The task.</param>
/// <param name="InstanceId">Its case.</param>
/// <param name="Title">Title of the case.</param>
/// <param name="ProcessName">Its process.</param>
/// <param name="Name">The step.</param>
/// <param name="StarterName">Who started it.</param>
/// <param name="AssigneeName">Whose it is; empty for a role's.</param>
/// <param name="Role">The role's code; empty for a person's.</param>
/// <param name="Votes">It is approved or rejected, not completed.</param>
/// <param name="State">State.</param>
/// <param name="Decided">What was said.</param>
/// <param name="At">Since when.</param>
/// <param name="DueAt">Until when.</param>
/// <param name="DoneAt">When it was done.</param>
/// <param name="Delegated">It is with a colleague, or came from one and goes back.</param>
public sealed record TaskRow(
    Guid Id, Guid InstanceId, string Title, string ProcessName, string Name, string StarterName, string AssigneeName, string Role, bool Votes, TaskState State, Decision? Decided, DateTimeOffset At, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, bool Delegated);

internal sealed class FindTasksHandler(WorkflowsDb db, CallContext call, TaskDoor door, TimeProvider clock) : IHandle<FindTasks, Page<TaskRow>>, IHandle<InboxCounts, InboxCount>
{
    public async Task<Result<Page<TaskRow>>> Handle(FindTasks request, CancellationToken cancellationToken)
    {
        var tasks = request.Box switch
        {
            TaskBox.Group => Group(await door.RolesAsync(cancellationToken)),
            TaskBox.Handled => db.Tasks.Where(t => t.DoneBy == call.Person && t.For == call.Tenant && t.State == TaskState.Done),
            _ => Mine,
        };
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            tasks = tasks.Where(t => t.Title.Contains(text) || t.ProcessName.Contains(text) || t.StarterName.Contains(text));
        }
        if (!string.IsNullOrEmpty(request.Key)) tasks = tasks.Where(t => t.Key == request.Key);
        var ordered = (request.Paging?.Sort, request.Box) switch
        {
            ("due", _) => tasks.OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt),
            ("at", _) => tasks.OrderBy(t => t.At),
            (_, TaskBox.Handled) => tasks.OrderByDescending(t => t.DoneAt),
            _ => tasks.OrderByDescending(t => t.At),
        };
        return await ordered.ThenBy(t => t.Id).AsNoTracking().Select(t => new TaskRow(
            t.Id, t.InstanceId, t.Title, t.ProcessName, t.Name, t.StarterName, t.AssigneeName, t.Role, t.Votes, t.State, t.Decided, t.At, t.DueAt, t.DoneAt, t.Owner != null)).ToPageAsync(request.Paging, cancellationToken);
    }

    public async Task<Result<InboxCount>> Handle(InboxCounts request, CancellationToken cancellationToken)
    {
        var (now, group) = (clock.GetUtcNow(), Group(await door.RolesAsync(cancellationToken)));
        return new InboxCount(
            await Mine.CountAsync(cancellationToken), await group.CountAsync(cancellationToken),
            await db.Copies.CountAsync(c => c.To == call.Person && c.ReadAt == null, cancellationToken),
            await Mine.CountAsync(t => t.DueAt < now, cancellationToken) + await group.CountAsync(t => t.DueAt < now, cancellationToken));
    }

    private IQueryable<WorkTask> Open => db.Tasks.Where(t => t.For == call.Tenant && t.State == TaskState.Open);

    /// <summary>Two questions, each answered by an index of its own: asked as one with "or", SQLite reads every open task of the tenant.</summary>
    private IQueryable<WorkTask> Mine => Open.Where(t => t.Assignee == call.Person).Concat(Open.Where(t => t.OnBehalfOf == call.Person && t.Assignee != call.Person));

    private IQueryable<WorkTask> Group(IReadOnlyList<string> roles) => Open.Where(t => t.Assignee == null && roles.Contains(t.Role));
}
