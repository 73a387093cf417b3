using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Tasks;

/// <summary>A task its caller may act on, with what it belongs to.</summary>
internal sealed record OpenedTask(WorkTask Task, ProcessInstance Instance, Model Model)
{
    public Node Node => Model[Task.Node];

    /// <summary>For whom the caller acts, when not for himself.</summary>
    public string OnBehalfOf(PersonId person) => Task.Assignee == person && Task.OnBehalfOf is not null ? Task.OnBehalfOfName : "";

    /// <summary>True when the process lets this task's people use a verb.</summary>
    public bool Allows(string verb) => Node.Settings.GetValueOrDefault("verbs") is not { } verbs || verbs.Split(',', StringSplitOptions.TrimEntries).Contains(verb);
}

/// <summary>The one way to a task: requests that act on tasks see rows of all tenants, and this is where it is held that the task is the caller's.</summary>
internal sealed class TaskDoor(WorkflowsDb db, InstanceRoom room, Colleagues colleagues, CallContext call)
{
    /// <summary>Roles the caller holds in his tenant.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(CancellationToken ct) =>
        call.Caller.Person is { } person && await colleagues.FindAsync(call.Tenant, person, ct) is { } row ? row.Roles : [];

    /// <summary>The task, when it is the caller's to act on; of what is not his it is not even said that it exists.</summary>
    public async Task<Result<OpenedTask>> OpenAsync(Guid id, CancellationToken ct)
    {
        var found = db.Tasks.Where(t => t.Id == id && t.For == call.Tenant);
        if (await db.TakeAsync(db.Instances.Where(i => found.Any(t => t.InstanceId == i.Id)), ct) is not { } instance) return new Refusal("task.not-found", "TaskId");
        var task = await found.SingleAsync(ct);
        if (!await IsForAsync(task, ct)) return new Refusal("task.not-found", "TaskId");
        return new OpenedTask(task, instance, await room.ModelAsync(instance, ct));
    }

    /// <summary>Identity is asked for roles only when the task is not the person's own.</summary>
    private async Task<bool> IsForAsync(WorkTask task, CancellationToken ct) => task.IsFor(call.Person, []) || (task.Assignee is null && task.IsFor(call.Person, await RolesAsync(ct)));

    /// <summary>The instance, when the caller takes part in it or may watch his tenant's processes.</summary>
    public async Task<Result<ProcessInstance>> InstanceAsync(Guid id, CancellationToken ct)
    {
        if (await db.TakeAsync(db.Instances.Where(i => i.Id == id), ct) is not { } instance || !await TakesPartAsync(instance, ct)) return new Refusal("workflow.not-found", "InstanceId");
        return instance;
    }

    /// <summary>True when the caller sees the case. Asked under his tenant's own filters, where a third tenant that takes part has its tasks and not the case.</summary>
    public async Task<bool> SeesAsync(Guid id, CancellationToken ct) => (await InstanceAsync(id, ct)).Succeeded || await HadTaskAsync(id, ct);

    /// <summary>The instance, when its process is of the caller's tenant.</summary>
    public async Task<Result<ProcessInstance>> OwnAsync(Guid id, CancellationToken ct) =>
        await db.TakeAsync(db.Instances.Where(i => i.Id == id && i.ProviderId == call.Tenant), ct) is { } instance ? instance : new Refusal("workflow.not-found", "InstanceId");

    private async Task<bool> TakesPartAsync(ProcessInstance instance, CancellationToken ct)
    {
        if (instance.ProviderId == call.Tenant && call.Caller.May(WorkflowsPermissions.Watch)) return true;
        if (instance.StartedIn == call.Tenant && (instance.StartedBy == call.Person || call.Caller.May(WorkflowsPermissions.Watch))) return true;
        if (await db.Copies.AnyAsync(c => c.InstanceId == instance.Id && c.To == call.Person && (c.ProviderId == call.Tenant || c.ConsumerId == call.Tenant), ct)) return true;
        return await HadTaskAsync(instance.Id, ct);
    }

    private async Task<bool> HadTaskAsync(Guid instance, CancellationToken ct)
    {
        var roles = await RolesAsync(ct);
        var tasks = await db.Tasks.Where(t => t.InstanceId == instance && t.For == call.Tenant).ToListAsync(ct);
        return tasks.Exists(t => t.IsFor(call.Person, roles) || t.DoneBy == call.Person || t.Owner == call.Person);
    }
}
