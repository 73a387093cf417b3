using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Instances;

/// <summary>Starts a process by its form. Answers the instance's id.</summary>
/// <param name="Key">The process.</param>
/// <param name="Owner">The tenant whose process it is; null for the own.</param>
/// <param name="Values">What was filled into the form, a JSON object of at most 256 KB.</param>
/// <param name="Choices">For tasks whose people the initiator chooses: the task's id and the people.</param>
/// <remarks>Refusals: <c>definition.not-in-use</c>, <c>workflow.values</c>, <c>form.*</c>, <c>workflow.choice</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the first step writes tasks of other tenants that take part; the process must be open to the caller")]
public sealed record StartProcess(string Key, TenantId? Owner = null, string Values = "{}", IReadOnlyDictionary<string, IReadOnlyList<PersonId>>? Choices = null) : ICommand<Guid>;

/// <summary>Starts a process of the tenant acted in for something another module has: its end comes back as <see cref="ProcessEnded"/>. Answers the instance's id.</summary>
/// <param name="Key">The process.</param>
/// <param name="Subject">What it is about, <c>article:id</c>; while an instance runs for it there is no second.</param>
/// <param name="Title">Title of the instance.</param>
/// <param name="Values">Variables, a JSON object.</param>
/// <param name="StartedBy">The person who asks.</param>
/// <param name="StartedByName">His name.</param>
/// <param name="StartedIn">His tenant.</param>
/// <remarks>Refusals: <c>definition.not-in-use</c>, <c>workflow.values</c>.</remarks>
[SystemOnly]
[PlatformWide("the first step writes tasks of other tenants that take part; the process is of the tenant acted in")]
public sealed record BeginProcess(string Key, string Subject, string Title, string Values, PersonId StartedBy, string StartedByName, TenantId StartedIn) : ICommand<Guid>;

internal sealed class StartProcessHandler(WorkflowsDb db, CallContext call, InstanceRoom room, ModelShelf shelf, Colleagues colleagues, Starter starter)
    : IHandle<StartProcess, Guid>, IHandle<BeginProcess, Guid>
{
    public async Task<Result<Guid>> Handle(StartProcess request, CancellationToken cancellationToken)
    {
        var owner = request.Owner ?? call.Tenant;
        if (await starter.InUseAsync(request.Key, owner, cancellationToken) is not { } definition || !OpenTo(definition)) return new Refusal("definition.not-in-use", nameof(request.Key));
        var model = await shelf.OfAsync(db, definition.Id, cancellationToken);
        if (!model.StartsByForm) return new Refusal("definition.not-in-use", nameof(request.Key));
        if (ValueJson.TryValues(request.Values) is not { } values) return new Refusal("workflow.values", nameof(request.Values));
        var filled = FormDoor.Check(model, FormDoor.First(model), values, new Dictionary<string, Value>());
        if (!filled.Succeeded) return filled.Refusal;
        values = new(filled.Value);
        if (await ChoicesAsync(model, owner, request.Choices ?? new Dictionary<string, IReadOnlyList<PersonId>>(), values, cancellationToken) is { } missing) return missing;
        var instance = starter.Of(definition, model, "", "", values, call.Person, call.Caller.DisplayName, call.Tenant);
        return await BeginAsync(instance, model, values, cancellationToken);
    }

    public async Task<Result<Guid>> Handle(BeginProcess request, CancellationToken cancellationToken)
    {
        if (await starter.InUseAsync(request.Key, call.Tenant, cancellationToken) is not { } definition) return new Refusal("definition.not-in-use", nameof(request.Key));
        if (ValueJson.TryValues(request.Values) is not { } values) return new Refusal("workflow.values", nameof(request.Values));
        if (request.Subject.Length > 0 && await db.Instances.Where(i => i.ProviderId == call.Tenant && i.Key == request.Key && i.Subject == request.Subject && i.State == ProcessState.Active).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken) is { } running) return running;
        var model = await shelf.OfAsync(db, definition.Id, cancellationToken);
        return await BeginAsync(starter.Of(definition, model, request.Subject, request.Title, values, request.StartedBy, request.StartedByName, request.StartedIn), model, values, cancellationToken);
    }

    private async Task<Result<Guid>> BeginAsync(ProcessInstance instance, Model model, Dictionary<string, Value> values, CancellationToken ct)
    {
        // Names a form cannot have: a field called "subject" is the form's own.
        values["_initiator"] = Value.Of(instance.StartedBy.ToString());
        values["_initiatorName"] = Value.Of(instance.StartedByName);
        values["_subject"] = Value.Of(instance.Subject);
        db.Add(instance);
        var refusal = await room.StepAsync(instance, run => Starter.Begin(run, model, values), new("start", model.Starts[""].Id, Values: values), ct);
        return refusal is null ? instance.Id : refusal;
    }

    private bool OpenTo(InUse definition) =>
        definition.TenantId == call.Tenant || definition.Audience == Audience.Everyone || (call.Caller.Park is { } park && definition.Audience == Audience.OfPark(park)) || definition.Audience.Contains($";{call.Tenant};", StringComparison.Ordinal);

    /// <summary>Tasks whose people the initiator chooses must have some, all of the process's tenant.</summary>
    private async Task<Refusal?> ChoicesAsync(Model model, TenantId owner, IReadOnlyDictionary<string, IReadOnlyList<PersonId>> choices, Dictionary<string, Value> values, CancellationToken ct)
    {
        foreach (var node in model.Nodes.Values.Where(n => n.Kind == NodeKind.UserTask && n.Settings.GetValueOrDefault("approver") == "choice"))
        {
            var chosen = choices.GetValueOrDefault(node.Id) ?? [];
            if (chosen.Count is 0 or > 50 || (await colleagues.OfAsync(owner, chosen, ct)).Count != chosen.Distinct().Count()) return Refusal.With("workflow.choice", nameof(StartProcess.Choices), node.Name);
            values["_choice_" + node.Id] = Value.Of([.. chosen.Distinct().Select(p => Value.Of(p.ToString()))]);
        }
        return null;
    }
}
