using System.Collections.Immutable;
using System.Globalization;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Models;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Drawing;

/// <summary>
/// Tries a process out in memory, on the engine that runs it: nothing is stored, nobody is asked or told, no service is called, and its clock only moves when a timer is let ring. Every act is
/// a turn that can be undone.
/// </summary>
/// <param name="model">The process.</param>
/// <param name="starter">Who starts it.</param>
/// <param name="starterName">His name.</param>
/// <param name="begins">When it starts; the zone is the one days are counted in.</param>
internal sealed class TryOut(Model model, PersonId starter, string starterName, DateTimeOffset begins)
{
    /// <summary>Signers of a countersignature whose rule does not say how many it finds.</summary>
    public const int UsualSigners = 3;

    /// <summary>Times a walk comes to one element before it is a loop that nobody ends.</summary>
    public const int MostRounds = 5;

    private const int MostActs = 500;
    private readonly Dictionary<string, Flow> _flows = model.Nodes.Values.SelectMany(n => n.Outgoing).DistinctBy(f => f.Id).ToDictionary(f => f.Id);
    private readonly List<Turn> _turns = [new("", begins, [], [])];
    private readonly Queue<string> _ruled = [];

    public Model Model => model;

    public bool Begun => Now.State.Length > 0;

    public bool Over => Begun && Read().State != InstanceState.Active;

    /// <summary>The clock of the try.</summary>
    public DateTimeOffset At => Now.At;

    public IReadOnlyList<TryStep> Steps => Now.Steps;

    public bool CanUndo => _turns.Count > 1;

    /// <summary>The state as it would be kept.</summary>
    public string State => Now.State;

    public IReadOnlyDictionary<string, Value> Variables => Begun ? Read().Scopes.Find(s => s.Owner == 0)?.Variables ?? [] : new Dictionary<string, Value>();

    /// <summary>Flows that were taken.</summary>
    public IEnumerable<string> Taken => Now.Happened.Where(h => h.Kind == HappeningKind.Took).Select(h => h.Node).Distinct();

    /// <summary>Elements a token has left, and how often.</summary>
    public IEnumerable<(string Node, int Times)> Passed => Now.Happened.Where(h => h.Kind == HappeningKind.Left && h.What.Length == 0).GroupBy(h => h.Node).Select(g => (g.Key, g.Count()));

    /// <summary>Steps whose last answer was no.</summary>
    public IEnumerable<string> Rejected => Now.Steps.Where(s => s.Kind is TryStepKind.Approved or TryStepKind.Rejected).GroupBy(s => s.Node).Where(g => g.Last().Kind == TryStepKind.Rejected).Select(g => g.Key);

    private Turn Now => _turns[^1];

    /// <summary>Begins it.</summary>
    /// <param name="values">What was filled into the form.</param>
    /// <param name="others">Variables that are no fields: what a module would bring.</param>
    /// <returns>Why not, in the fields of the form.</returns>
    public Refusal? Begin(IReadOnlyDictionary<string, Value> values, IReadOnlyDictionary<string, Value>? others = null)
    {
        var filled = model.StartsByForm ? FormDoor.Check(model, FormDoor.First(model), values, new Dictionary<string, Value>()) : Result.Of(values);
        if (!filled.Succeeded) return filled.Refusal;
        var all = new Dictionary<string, Value>(others ?? new Dictionary<string, Value>());
        foreach (var (name, value) in filled.Value) all[name] = value;
        (all["_initiator"], all["_initiatorName"], all["_subject"]) = (Value.Of(starter.ToString()), Value.Of(starterName), Value.Of(""));
        foreach (var node in model.Nodes.Values.Where(n => n.Settings.GetValueOrDefault("approver") == "choice")) all["_choice_" + node.Id] = Value.Of([Value.Of(starter.ToString())]);
        return Do(run => Starter.Begin(run, model, all));
    }

    /// <summary>Everything it waits for, people first.</summary>
    public IReadOnlyList<TryOpen> Open
    {
        get
        {
            if (!Begun) return [];
            var state = Read();
            var owners = state.Scopes.Select(s => s.Owner).ToHashSet();
            return [.. state.Tokens.Where(t => !owners.Contains(t.Id)).Select(OpenOf).OfType<TryOpen>().Concat(state.Waits.Select(w => OpenOf(state, w))).OrderBy(o => o.Kind).ThenBy(o => o.Due)];
        }
    }

    /// <summary>A task is decided or done.</summary>
    /// <param name="task">The task.</param>
    /// <param name="approved">False rejects it.</param>
    /// <param name="values">Fields the step edits.</param>
    public Refusal? Decide(TryOpen task, bool approved, IReadOnlyDictionary<string, Value> values)
    {
        var reject = task.Kind == TryKind.Approve && !approved;
        var filled = reject ? Result.Of(FormValues.None) : FormDoor.Check(model, model[task.Node], values, Variables);
        if (!filled.Succeeded) return filled.Refusal;
        var kind = reject ? TryStepKind.Rejected : task.Kind == TryKind.Approve ? TryStepKind.Approved : TryStepKind.Completed;
        return Do(run => run.Complete(task.Token, filled.Value, task.Kind == TryKind.Approve ? approved : null), new(kind, task.Node, At));
    }

    /// <summary>A service, or a called process, ends well or not: then by the error event that is there for it, or as an incident.</summary>
    public Refusal? Serve(TryOpen service, bool well)
    {
        var kind = !well ? TryStepKind.Failed : service.Kind == TryKind.Called ? TryStepKind.Called : TryStepKind.Served;
        var caught = Around(model[service.Node]).SelectMany(n => n.Boundary).FirstOrDefault(b => b.Event.Kind == EventKind.Error);
        return Do(run =>
        {
            if (well) run.Complete(service.Token);
            else if (caught is not null) run.Error(service.Token, caught.Event.Name);
            else run.Fail(service.Token, "tryout.failed");
        }, new(kind, service.Node, At, model[service.Node].Calls));
    }

    /// <summary>So many people sign.</summary>
    public Refusal? Sign(TryOpen asking, IReadOnlyList<string> names) =>
        Do(run => run.Members(asking.Token, [.. names.Select(n => TaskDesk.Item(TenantId.None, PersonId.New(), n, ""))]), new(TryStepKind.Signers, asking.Node, At, names.Count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What it waits for comes: the moment, the message, the signal.</summary>
    public Refusal? Come(TryOpen wait) => wait.Kind switch
    {
        TryKind.Timer => Do(run => run.Fire(wait.Wait), null, wait.Due),
        TryKind.Message => Do(run => run.Message(wait.Name)),
        _ => Do(run => run.Signal(wait.Name)),
    };

    /// <summary>What stands still is tried again.</summary>
    public Refusal? Retry(TryOpen incident) => Do(run => run.Retry(incident.Token));

    /// <summary>Takes the last act back.</summary>
    public void Undo()
    {
        if (CanUndo) _turns.RemoveAt(_turns.Count - 1);
    }

    /// <summary>How many people a countersignature asks: as many as its rule names, else <see cref="UsualSigners"/>.</summary>
    public int SignersOf(TryOpen asking)
    {
        var counts = ApproverLine.Read(model[asking.Node].Settings.GetValueOrDefault("approver", "")).Select(p => p.Kind switch
        {
            "person" => p.People.Count,
            "field" or "list" when Variables.GetValueOrDefault(p.What) is { Kind: ValueKind.List } list => list.List.Count,
            _ => 0,
        }).ToList();
        return counts.Count > 0 && counts.TrueForAll(c => c > 0) ? Math.Min(counts.Sum(), 50) : UsualSigners;
    }

    /// <summary>Goes on to the end, everybody saying yes and everything coming in its order; one turn to undo. A loop that nobody ends is left after some rounds, and said.</summary>
    /// <param name="fill">What somebody fills in at a task.</param>
    /// <param name="name">Name of a signer by his number.</param>
    public void Walk(Func<TryOpen, IReadOnlyDictionary<string, Value>> fill, Func<int, string> name)
    {
        var (from, act) = (_turns.Count, 0);
        while (Open.FirstOrDefault(o => o.Kind != TryKind.Incident) is { } open)
        {
            if (Looping(++act > MostActs ? open.Node : null) is { } loop)
            {
                _turns.Add(Now with { Steps = Now.Steps.Add(new(TryStepKind.Endless, loop, At, MostRounds.ToString(CultureInfo.InvariantCulture))) });
                break;
            }
            if (Agree(open, fill, name) is not null) break;
        }
        if (_turns.Count > from) _turns.RemoveRange(from, _turns.Count - from - 1);
    }

    /// <summary>An element tokens came to again and again, not counting what is done for each of several.</summary>
    private string? Looping(string? otherwise) =>
        Now.Happened.Where(h => h.Kind == HappeningKind.Entered && h.What.Length == 0).GroupBy(h => h.Node).FirstOrDefault(g => g.Count() > MostRounds && !Around(model[g.Key]).Skip(1).Any(n => n.Loop is not null))?.Key ?? otherwise;

    private Refusal? Agree(TryOpen open, Func<TryOpen, IReadOnlyDictionary<string, Value>> fill, Func<int, string> name) => open.Kind switch
    {
        TryKind.Signers => Sign(open, [.. Enumerable.Range(1, SignersOf(open)).Select(name)]),
        TryKind.Approve or TryKind.Work => Decide(open, true, fill(open)) is null ? null : Force(open),
        TryKind.Service or TryKind.Called => Serve(open, true),
        _ => Come(open),
    };

    /// <summary>A walk is about the way: what no sample fits is left blank, and said.</summary>
    private Refusal? Force(TryOpen open)
    {
        var votes = open.Kind == TryKind.Approve;
        return Do(run => run.Complete(open.Token, null, votes ? true : null), new(votes ? TryStepKind.Approved : TryStepKind.Completed, open.Node, At, "blank"));
    }

    private Refusal? Do(Action<Run> act, TryStep? did = null, DateTimeOffset? at = null)
    {
        var (state, now) = (Begun ? Read() : new(), at > Now.At ? at.Value : Now.At);
        _ruled.Clear();
        var run = new Run(model, state, now, Ruled);
        try
        {
            act(run);
            while (state.State == InstanceState.Active && state.Tokens.Find(t => t.State == TokenState.Active && model[t.Node].Kind == NodeKind.SendTask && !state.Scopes.Exists(s => s.Owner == t.Id)) is { } sends) run.Complete(sends.Id);
        }
        catch (ImpossibleAct impossible) { return new(impossible.Code); }
        var steps = Now.Steps;
        foreach (var step in (did is null ? [] : new[] { did with { At = now } }).Concat(run.Happenings.Select(h => StepOf(h, state, now)).OfType<TryStep>()))
            steps = steps is [.., var last] && last with { Count = 1 } == step ? steps.SetItem(steps.Count - 1, last with { Count = last.Count + 1 }) : steps.Add(step);
        _turns.Add(new(InstanceJson.Write(state), now, steps, Now.Happened.AddRange(run.Happenings)));
        return null;
    }

    private TryStep? StepOf(Happening happened, Instance state, DateTimeOffset now)
    {
        var node = model.Nodes.GetValueOrDefault(happened.Node);
        return happened.Kind switch
        {
            HappeningKind.Entered when node is { Kind: NodeKind.Start, Within: null } => new(TryStepKind.Begun, happened.Node, now),
            HappeningKind.Left when node is { IsInitiators: true } && Now.State.Length == 0 => new(TryStepKind.Completed, happened.Node, now),
            HappeningKind.Left when node is { Kind: NodeKind.BusinessRuleTask } && _ruled.TryDequeue(out var ruled) => new(TryStepKind.Ruled, happened.Node, now, ruled),
            HappeningKind.Left when node is { Kind: NodeKind.SendTask } or { Kind: NodeKind.Throw, Event.Kind: not EventKind.None } => new(TryStepKind.Said, happened.Node, now, node.Kind == NodeKind.SendTask ? node.Calls : node.Event.Name),
            HappeningKind.Left when node is { Kind: NodeKind.End } => new(TryStepKind.Reached, happened.Node, now),
            HappeningKind.Took when _flows.GetValueOrDefault(happened.Node) is { } flow && model[flow.Source] is { Outgoing.Count: > 1, Kind: not (NodeKind.Parallel or NodeKind.EventBased) } chooser => new(TryStepKind.Chose, chooser.Id, now, Values(chooser, flow, state), flow.Id),
            HappeningKind.Fired => new(node?.Event.Kind == EventKind.Timer ? TryStepKind.Rang : TryStepKind.Heard, happened.Node, now, happened.What),
            HappeningKind.Incident => new(TryStepKind.Incident, happened.Node, now, $"{happened.What}|{state.Token(happened.Token)?.ProblemWhat}"),
            HappeningKind.Returned => new(TryStepKind.Returned, happened.Node, now),
            HappeningKind.Completed => new(TryStepKind.Ended, "", now),
            HappeningKind.Terminated => new(TryStepKind.Stopped, "", now, happened.What),
            _ => null,
        };
    }

    /// <summary>The values a choice looked at: of the condition that held, or of all when none did.</summary>
    private static string Values(Node chooser, Flow taken, Instance state)
    {
        var looked = taken.When is not null ? UsedNames.Of(taken.When) : chooser.Outgoing.SelectMany(f => UsedNames.Of(f.When));
        var variables = state.Scopes.Find(s => s.Owner == 0)?.Variables ?? [];
        return string.Join('\n', looked.Distinct().Select(n => $"{n}={variables.GetValueOrDefault(n)}"));
    }

    private IReadOnlyDictionary<string, Value> Ruled(string name, Func<string, Value?> variables)
    {
        var decided = new Tables(model, At).Decide(name, variables);
        var rows = model.Decisions[name].Matching(new Evaluator(variables, At));
        _ruled.Enqueue($"{name}|{string.Join(", ", rows.Select(r => r + 1))}|{string.Join(", ", decided.Select(d => $"{d.Key} = {d.Value}"))}");
        return decided;
    }

    private TryOpen? OpenOf(Token token) => model[token.Node] is var node && token.State == TokenState.Incident ? new(TryKind.Incident, node.Id, token.Id, Name: token.Problem ?? "", What: token.ProblemWhat ?? "") : token switch
    {
        { State: not TokenState.Active } => null,
        { Asks: true } => new(TryKind.Signers, node.Id, token.Id),
        _ => node.Kind switch
        {
            NodeKind.UserTask => new(node.Settings.GetValueOrDefault("kind", "approve") == "approve" && !node.IsInitiators ? TryKind.Approve : TryKind.Work, node.Id, token.Id, Name: Signer(token, node)),
            NodeKind.ServiceTask => new(TryKind.Service, node.Id, token.Id, Name: node.Calls),
            NodeKind.CallActivity => new(TryKind.Called, node.Id, token.Id, Name: node.Calls),
            _ => null,
        },
    };

    private static TryOpen OpenOf(Instance state, Wait wait) =>
        new(wait.Kind switch { EventKind.Timer => TryKind.Timer, EventKind.Message => TryKind.Message, _ => TryKind.Signal }, wait.Node, state.Token(wait.Token)!.Id, wait.Id, wait.Name, Due: wait.Due);

    private static string Signer(Token token, Node node) => node.Loop is { } loop && token.Own?.GetValueOrDefault(loop.Item) is { } item ? item.Kind == ValueKind.Record && item.Record.TryGetValue("name", out var name) ? name.Text : item.ToString() : "";

    private IEnumerable<Node> Around(Node node)
    {
        for (var at = node; at is not null; at = at.Within is { } within ? model[within] : null) yield return at;
    }

    private Instance Read() => InstanceJson.Read(Now.State);

    private sealed record Turn(string State, DateTimeOffset At, ImmutableList<TryStep> Steps, ImmutableList<Happening> Happened);
}
