using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Models;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Instances;

/// <summary>A case with its form, trail and picture, for those who take part in it or watch over its process.</summary>
/// <param name="InstanceId">The case.</param>
/// <remarks>Refusal: <c>workflow.not-found</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("a third tenant that takes part reads it too; the caller must take part in the case")]
public sealed record GetInstance(Guid InstanceId) : IQuery<CaseView>;

/// <summary>A task with its case and what the caller may do.</summary>
/// <param name="TaskId">The task.</param>
/// <remarks>Refusal: <c>task.not-found</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("a third tenant that takes part reads it too; the task must be the caller's")]
public sealed record GetTask(Guid TaskId) : IQuery<TaskView>;

/// <summary>A case.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="Own">The process is of the caller's tenant.</param>
/// <param name="Mine">The caller started it.</param>
/// <param name="Document">The BPMN document it runs on.</param>
/// <param name="Marks">Where its tokens stand and have been.</param>
/// <param name="Trail">What happened, oldest first.</param>
/// <param name="Open">Open tasks.</param>
/// <param name="Tokens">Tokens, for those who operate; empty for others.</param>
/// <param name="Form">JSON schema of its form; empty without one.</param>
/// <param name="Rights">Fields the caller sees.</param>
/// <param name="Values">What stands in them, a JSON object.</param>
/// <param name="Version">Number of the last change.</param>
public sealed record CaseView(
    InstanceRow Row, bool Own, bool Mine, string Document, IReadOnlyList<StepMark> Marks, IReadOnlyList<TrailRow> Trail, IReadOnlyList<OpenTask> Open, IReadOnlyList<TokenRow> Tokens, string Form, string Rights, string Values, long Version);

/// <summary>A task of the caller.</summary>
/// <param name="Task">As in lists.</param>
/// <param name="Why">Why he is asked, <c>kind|what</c>.</param>
/// <param name="Rights">Rights on the fields.</param>
/// <param name="CommentNeeded">never, always or reject.</param>
/// <param name="Verbs">What he may do: approve, reject, complete, transfer, delegate, resolve, return, add, remove, takeback.</param>
/// <param name="Targets">Steps it may go back to: id and name.</param>
/// <param name="Case">Its case.</param>
public sealed record TaskView(TaskRow Task, string Why, string Rights, string CommentNeeded, IReadOnlyList<string> Verbs, IReadOnlyList<StepName> Targets, CaseView Case);

/// <summary>A step by name.</summary>
/// <param name="Id">Id of the element.</param>
/// <param name="Name">Its name.</param>
public sealed record StepName(string Id, string Name);

/// <summary>What stands at an element of the picture.</summary>
/// <param name="Element">Id of the element.</param>
/// <param name="Kind">waiting, done, incident or taken (a flow).</param>
/// <param name="Count">Tokens there, or how often.</param>
/// <param name="Who">Those who are asked or did it.</param>
/// <param name="Since">When the first came.</param>
public sealed record StepMark(string Element, string Kind, int Count, string Who, DateTimeOffset? Since);

/// <summary>A line of the trail.</summary>
/// <param name="Number">Order, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Kind">The verb.</param>
/// <param name="Step">Name of the step.</param>
/// <param name="By">Who; empty for the process itself.</param>
/// <param name="OnBehalfOf">For whom.</param>
/// <param name="Text">Comment or reason.</param>
/// <param name="Files">Attached files.</param>
public sealed record TrailRow(int Number, DateTimeOffset At, string Kind, string Step, string By, string OnBehalfOf, string Text, IReadOnlyList<Guid> Files);

/// <summary>An open task of a case.</summary>
/// <param name="Id">The task.</param>
/// <param name="Node">Its step.</param>
/// <param name="Name">Name of the step.</param>
/// <param name="Who">Whose it is; empty for a role's.</param>
/// <param name="Role">The role's code.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">Until when.</param>
/// <param name="Added">Added by another signer.</param>
/// <param name="Waits">It waits for another signer.</param>
public sealed record OpenTask(Guid Id, string Node, string Name, string Who, string Role, DateTimeOffset Since, DateTimeOffset? DueAt, bool Added, bool Waits);

/// <summary>A token.</summary>
/// <param name="Id">Number within the case.</param>
/// <param name="Node">Where.</param>
/// <param name="Name">Name of the step.</param>
/// <param name="State">arriving, joining, active or incident.</param>
/// <param name="Problem">Code of what went wrong; empty when nothing did.</param>
/// <param name="What">More of it.</param>
public sealed record TokenRow(int Id, string Node, string Name, string State, string Problem, string What);

internal sealed class GetInstanceHandler(WorkflowsDb db, CallContext call, TaskDoor door, InstanceRoom room) : IHandle<GetInstance, CaseView>, IHandle<GetTask, TaskView>
{
    public async Task<Result<CaseView>> Handle(GetInstance request, CancellationToken cancellationToken)
    {
        var found = await door.InstanceAsync(request.InstanceId, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var model = await room.ModelAsync(found.Value, cancellationToken);
        var schema = FormDoor.SchemaOf(model);
        var watches = found.Value.ProviderId == call.Tenant && call.Caller.May(WorkflowsPermissions.Watch);
        var rights = watches ? FormRights.Reading : await SeenAsync(found.Value, model, schema, cancellationToken);
        return await CaseAsync(found.Value, model, rights, cancellationToken);
    }

    public async Task<Result<TaskView>> Handle(GetTask request, CancellationToken cancellationToken)
    {
        var opened = await door.OpenAsync(request.TaskId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var (task, instance, model) = opened.Value;
        var schema = FormDoor.SchemaOf(model);
        var rights = FormDoor.RightsOf(model, opened.Value.Node, schema);
        var row = new TaskRow(task.Id, task.InstanceId, task.Title, task.ProcessName, task.Name, task.StarterName, task.AssigneeName, task.Role, task.Votes, task.State, task.Decided, task.At, task.DueAt, task.DoneAt, task.Owner is not null);
        var comment = opened.Value.Node.Settings.GetValueOrDefault("comment", "reject");
        return new TaskView(row, task.Why, rights.ToString(), comment, [.. Verbs(opened.Value)], task.IsOpen ? await TargetsAsync(instance, model, task, cancellationToken) : [], await CaseAsync(instance, model, rights.ReadOnly(), cancellationToken));
    }

    private static readonly string[] HandedOn = ["return", "transfer", "delegate", "add"];

    private static IEnumerable<string> Verbs(OpenedTask opened)
    {
        var task = opened.Task;
        if (task.State == TaskState.Done) return opened.Instance.State == ProcessState.Active ? ["takeback"] : [];
        if (task.State == TaskState.Waiting) return opened.Allows("add") ? ["remove"] : [];
        if (task.State != TaskState.Open || opened.Instance.Suspended) return [];
        if (task.Owner is not null) return ["resolve"];
        string[] decisions = task.Votes ? ["approve", "reject"] : ["complete"];
        return [.. decisions, .. HandedOn.Where(v => opened.Allows(v) && !(v == "return" && opened.Node.IsInitiators)), .. opened.Allows("add") ? ["remove"] : Array.Empty<string>()];
    }

    /// <summary>Fields seen by somebody who took part: those some step of his shows; the initiator sees what the start shows.</summary>
    private async Task<FormRights> SeenAsync(ProcessInstance instance, Model model, FormSchema schema, CancellationToken ct)
    {
        var start = FormDoor.RightsOf(model, FormDoor.First(model), schema).ReadOnly();
        if (instance.StartedBy == call.Person) return start;
        var roles = await door.RolesAsync(ct);
        var own = (await db.Tasks.AsNoTracking().Where(t => t.InstanceId == instance.Id && t.For == call.Tenant).ToListAsync(ct)).Where(t => t.IsFor(call.Person, roles) || t.DoneBy == call.Person).Select(t => t.Node).Distinct().ToList();
        if (own.Count == 0) return start;
        // A step that is not in the version the case was moved to shows nothing any more.
        var seen = own.Select(n => model.Nodes.GetValueOrDefault(n) is { } node ? FormDoor.RightsOf(model, node, schema).ReadOnly() : FormRights.Nothing).ToList();
        return schema.Fields.Aggregate(seen[0], (rights, field) => rights.With(field.Name, seen.Exists(s => s.Sees(field.Name)) ? FieldRight.Read : FieldRight.Hidden));
    }

    private async Task<IReadOnlyList<StepName>> TargetsAsync(ProcessInstance instance, Model model, WorkTask task, CancellationToken ct)
    {
        var done = await db.Tasks.AsNoTracking().Where(t => t.InstanceId == instance.Id && t.State == TaskState.Done && t.Node != task.Node).OrderBy(t => t.DoneAt).Select(t => t.Node).ToListAsync(ct);
        var first = FormDoor.First(model)?.Id;
        return [.. done.Prepend(first).OfType<string>().Distinct().Where(n => n != task.Node).Select(n => model.Nodes.GetValueOrDefault(n)).OfType<Node>().Select(n => new StepName(n.Id, n.Name))];
    }

    private async Task<CaseView> CaseAsync(ProcessInstance instance, Model model, FormRights rights, CancellationToken ct)
    {
        var (state, schema) = (instance.Read(), FormDoor.SchemaOf(model));
        var acts = await db.Acts.AsNoTracking().Where(a => a.InstanceId == instance.Id).OrderBy(a => a.Number).ToListAsync(ct);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.InstanceId == instance.Id).OrderBy(t => t.At).ToListAsync(ct);
        var document = await db.Definitions.Where(d => d.Id == instance.DefinitionId).Select(d => d.Document).SingleAsync(ct);
        var values = (state.Scopes.Find(s => s.Owner == 0)?.Variables ?? Last(acts)).Where(v => schema.Find(v.Key) is not null).ToDictionary(v => v.Key, v => v.Value);
        var open = tasks.Where(t => t.IsOpen).Select(t => new OpenTask(t.Id, t.Node, t.Name, t.AssigneeName, t.Role, t.At, t.DueAt, t.Added != AddedAs.None, t.State == TaskState.Waiting)).ToList();
        var row = new InstanceRow(instance.Id, instance.Title, instance.Key, instance.ProcessName, instance.State, instance.Outcome, instance.HasIncident, instance.Suspended, instance.StartedByName, instance.StartedAt, instance.EndedAt, [.. open.Select(o => o.Who.Length > 0 ? $"{o.Name} · {o.Who}" : o.Name)]);
        var operates = instance.ProviderId == call.Tenant && call.Caller.May(WorkflowsPermissions.Operate);
        return new(row, instance.ProviderId == call.Tenant, instance.StartedBy == call.Person && instance.StartedIn == call.Tenant, document, Picture.Of(model, state, acts, tasks),
            [.. acts.Where(a => a.By is not null || a.Kind is not ("timer" or "service" or "signal" or "message")).Select(a => new TrailRow(a.Number, a.At, a.Kind, model.Nodes.GetValueOrDefault(a.Node)?.Name ?? "", a.ByName, a.OnBehalfOf, a.Text, [.. a.Files.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)]))],
            open, operates ? [.. state.Tokens.Select(t => new TokenRow(t.Id, t.Node, model.Nodes.GetValueOrDefault(t.Node)?.Name ?? t.Node, t.State.ToString().ToLowerInvariant(), t.Problem ?? "", t.ProblemWhat ?? ""))] : [],
            model.Form, rights.ToString(), FormValues.Write(FormCheck.Visible(values, rights)), instance.Version);
    }

    /// <summary>Of a case that ended before its scope closed: what the trail says was set.</summary>
    private static Dictionary<string, Value> Last(List<Act> acts)
    {
        var values = new Dictionary<string, Value>();
        foreach (var act in acts.Where(a => a.Values.Length > 0)) foreach (var (name, value) in ValueJson.Values(act.Values)) values[name] = value;
        return values;
    }
}
