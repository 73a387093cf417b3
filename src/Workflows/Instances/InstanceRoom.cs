using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Instances;

/// <summary>What somebody did to an instance, for its trail.</summary>
/// <param name="Kind">The verb.</param>
/// <param name="Node">Where.</param>
/// <param name="Text">Comment or reason.</param>
/// <param name="OnBehalfOf">For whom, when not for himself.</param>
/// <param name="Values">Variables it set.</param>
/// <param name="Files">Attached files.</param>
internal sealed record Verb(string Kind, string Node = "", string Text = "", string OnBehalfOf = "", IReadOnlyDictionary<string, Value>? Values = null, IReadOnlyList<Guid>? Files = null);

/// <summary>
/// Takes an instance one step further and writes what came of it in the caller's one transaction: state, trail, tasks that came and went, waits, calls of services. Requests that use it see
/// the rows of all tenants, for a step of one writes tasks of another; each checks before it acts that the task or instance is the caller's.
/// </summary>
internal sealed class InstanceRoom(WorkflowsDb db, ModelShelf shelf, TaskDesk desk, Finder finder, CallContext call, TimeProvider clock)
{
    private const int MostRounds = 1_000;

    public async Task<Model> ModelAsync(ProcessInstance instance, CancellationToken ct) => await shelf.OfAsync(db, instance.DefinitionId, ct);

    /// <param name="instance">The instance.</param>
    /// <param name="act">What is done to it.</param>
    /// <param name="verb">What the trail says of it; null when only the engine moved.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Why it is not possible, with nothing written.</returns>
    public async Task<Refusal?> StepAsync(ProcessInstance instance, Action<Run> act, Verb verb, CancellationToken ct)
    {
        var model = await ModelAsync(instance, ct);
        var state = instance.Read();
        var run = new Run(model, state, ChinaTime.Now(clock), new Tables(model, ChinaTime.Now(clock)).Decide);
        try { act(run); }
        catch (ImpossibleAct impossible) { return new(impossible.Code); }
        await desk.SettleAsync(instance, model, state, run, MostRounds, ct);
        var ended = run.Happenings.LastOrDefault(h => h.Kind == HappeningKind.Terminated).What ?? "";
        if (!instance.Keep(state, ended, clock.GetUtcNow()) || Size(verb.Values) > ValueJson.MostText) return Refusal.With("workflow.large", null, ProcessInstance.MostState / 1000);
        Trail(instance, run, verb);
        await FilesAsync(instance, model, verb, ct);
        await WaitsAsync(instance, state, ct);
        Tell(instance, model, state, run, verb);
        return null;
    }

    /// <summary>A line in the trail that moves no token: a comment, a copy, an urge.</summary>
    public async Task NoteAsync(ProcessInstance instance, Verb verb, CancellationToken ct)
    {
        Trail(instance, null, verb);
        await FilesAsync(instance, await ModelAsync(instance, ct), verb, ct);
        db.Raise(new InstanceMoved(instance.ProviderId, instance.Id, [.. desk.Touched]));
    }

    /// <summary>Takes a running case to another version of its process.</summary>
    public async Task<Refusal?> MoveAsync(ProcessInstance instance, Guid to, MovePlan plan, Verb verb, CancellationToken ct)
    {
        var state = instance.Read();
        plan.Apply(state);
        instance.Keep(state, "", clock.GetUtcNow());
        return await StepAsync(instance.On(to), run => { }, verb, ct);
    }

    private void Trail(ProcessInstance instance, Run? run, Verb verb)
    {
        db.Add(new Act
        {
            ProviderId = instance.ProviderId,
            ConsumerId = instance.ConsumerId,
            InstanceId = instance.Id,
            At = clock.GetUtcNow(),
            Number = ++instance.Acts,
            Kind = verb.Kind,
            Node = verb.Node,
            By = call.Caller.Person,
            ByName = call.Caller.Person is not null ? call.Caller.DisplayName : verb.Kind == "start" ? instance.StartedByName : "",
            OnBehalfOf = verb.OnBehalfOf,
            Text = verb.Text.Length > Act.MostText ? verb.Text[..Act.MostText] : verb.Text,
            Values = verb.Values is { Count: > 0 } values ? ValueJson.Text(values) : "",
            Files = string.Join(',', verb.Files ?? []),
            Happened = run is null ? "" : Happened.Write(run.Happenings),
        });
    }

    /// <summary>Files in the form and beside a comment belong to the case from now on; whoever takes part sees them.</summary>
    private async Task FilesAsync(ProcessInstance instance, Model model, Verb verb, CancellationToken ct)
    {
        var files = (verb.Files ?? []).Concat(verb.Values is { } values ? Ids(values.Values) : []).Distinct().Take(200).ToList();
        if (files.Count == 0 || call.Caller.Tenant is not { } tenant) return;
        var audience = Audience.Of([.. (await finder.PartiesAsync(instance, model, ct)).Append(tenant).Distinct()]);
        db.Raise(new CaseFilesCame(tenant, $"process:{instance.Id:N}:{instance.Acts}", files, audience));
    }

    /// <summary>Every id in a list of the values: files of the form are among them, and what is no file of the tenant is no file.</summary>
    private static IEnumerable<Guid> Ids(IEnumerable<Value> values) => values.SelectMany(v => v.Kind switch
    {
        ValueKind.List => v.List.SelectMany(item => item.Kind == ValueKind.Text && Guid.TryParse(item.Text, out var id) ? [id] : Ids([item])),
        ValueKind.Record => Ids(v.Record.Values),
        _ => [],
    });

    private static int Size(IReadOnlyDictionary<string, Value>? values) => values is { Count: > 0 } ? ValueJson.Text(values).Length : 0;

    private async Task WaitsAsync(ProcessInstance instance, Instance state, CancellationToken ct)
    {
        var kept = instance.Version == 0 ? [] : await db.Waits.Where(t => t.InstanceId == instance.Id).ToListAsync(ct);
        foreach (var gone in kept.Where(k => !state.Waits.Exists(w => w.Id == k.Wait))) db.Remove(gone);
        foreach (var wait in state.Waits)
        {
            if (kept.Find(k => k.Wait == wait.Id) is { } same) same.DueAt = wait.Due;
            else db.Add(new InstanceWait { ProviderId = instance.ProviderId, ConsumerId = instance.ConsumerId, InstanceId = instance.Id, Wait = wait.Id, DueAt = wait.Due, Name = wait.Name, Subject = instance.Subject });
        }
    }

    /// <summary>Announces what others are to do or to know.</summary>
    private void Tell(ProcessInstance instance, Model model, Instance state, Run run, Verb verb)
    {
        foreach (var begun in run.Happenings.Where(h => h.Kind == HappeningKind.Entered).ToList())
        {
            if (state.Token(begun.Token) is not { State: TokenState.Active } token || token.Node != begun.Node) continue;
            var node = model[begun.Node];
            if (node.Kind is NodeKind.ServiceTask or NodeKind.SendTask && !state.Scopes.Exists(s => s.Owner == token.Id)) Serve(instance, node, token, run);
            if (node.Kind == NodeKind.CallActivity && !state.Scopes.Exists(s => s.Owner == token.Id)) db.Raise(new ProcessCalled(instance.ProviderId, instance.Id, token.Id, node.Calls));
        }
        foreach (var said in run.Said) db.Raise(new ProcessSaid(instance.ProviderId, instance.Id, said.Name, said.Kind == EventKind.Signal, instance.Subject));
        if (instance.State == ProcessState.Active && instance.Subject.Length > 0)
            db.Raise(new CaseStands(instance.ProviderId, instance.Id, instance.Key, instance.Subject, instance.Acts, state.Tokens.Exists(t => t.State == TokenState.Active && model[t.Node].Settings.GetValueOrDefault("approver") == "initiator")));
        if (instance.State != ProcessState.Active)
        {
            if (Said(instance) is { } said) db.Raise(TaskNews.Ended(instance, said.Zh, said.En, verb.Text));
            db.Raise(new ProcessEnded(instance.ProviderId, instance.Id, instance.Key, instance.Subject, instance.Outcome, instance.StartedIn, verb.Text));
            if (instance.CalledBy is { } caller) db.Raise(new CalledEnded(instance.ProviderId, caller, instance.CalledByToken, instance.Outcome, Values(state)));
        }
        db.Raise(new InstanceMoved(instance.ProviderId, instance.Id, [.. desk.Touched.Append(instance.StartedIn).Distinct()]));
    }

    /// <summary>What the initiator is told of the end; a process that tells by itself says <c>tell="no"</c>.</summary>
    private (string Zh, string En)? Said(ProcessInstance instance) => instance.StartedBy == PersonId.None || instance.StartedBy == call.Caller.Person ? null : instance.Outcome switch
    {
        "rejected" => ("未通过", "Rejected"),
        "stopped" => ("已终止", "Stopped"),
        "withdrawn" => null,
        _ => ("已办结", "Done"),
    };

    private void Serve(ProcessInstance instance, Node node, Token token, Run run)
    {
        if (node.Kind == NodeKind.SendTask)
        {
            db.Raise(new ProcessSaid(instance.ProviderId, instance.Id, node.Calls, false, instance.Subject));
            db.Raise(new ServiceAnswered(instance.ProviderId, instance.Id, token.Id));
        }
        else db.Raise(new ServiceCalled(instance.ProviderId, instance.Id, token.Id, node.Calls, instance.Subject, instance.StartedIn, ValueJson.Text(run.Variables(token))));
    }

    private static string Values(Instance state) => ValueJson.Text(state.Scopes.Find(s => s.Owner == 0)?.Variables ?? []);
}
