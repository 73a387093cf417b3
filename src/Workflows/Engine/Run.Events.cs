using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Engine;

/// <summary>Events: waiting for them, catching them, throwing them.</summary>
internal sealed partial class Run
{
    private void Await(Token token, IReadOnlyList<Node> events)
    {
        token.State = TokenState.Active;
        foreach (var node in events) Arm(token, node);
    }

    private void Arm(Token token, Node node)
    {
        var (kind, name) = node.Kind == NodeKind.ReceiveTask ? (EventKind.Message, node.Calls) : (node.Event.Kind, node.Event.Name);
        if (kind is not (EventKind.Timer or EventKind.Message or EventKind.Signal)) return;
        var ring = kind == EventKind.Timer ? Timers.Of(node.Event, now, e => new Evaluator(n => Variable(token, n), now).Of(e)) : default;
        instance.Waits.Add(new() { Id = ++instance.Last, Token = token.Id, Node = node.Id, Kind = kind, Name = name, Due = kind == EventKind.Timer ? ring.Due : null, Every = ring.Every, Left = ring.Left });
    }

    private void Disarm(Token token) => instance.Waits.RemoveAll(w => w.Token == token.Id);

    private void Caught(Wait wait)
    {
        var (token, node) = (instance.Token(wait.Token)!, model[wait.Node]);
        Happened(HappeningKind.Fired, node.Id, token.Id, wait.Name);
        if (node.Kind == NodeKind.Boundary)
        {
            Again(wait);
            Leap(token, node);
            return;
        }
        token.Node = node.Id;
        Guarded(token, t => Done(t, null));
    }

    /// <summary>Only a cycle on an event that does not interrupt rings again; it counts from when it was due, not from when it was heard.</summary>
    private void Again(Wait wait)
    {
        if (wait is not { Kind: EventKind.Timer }) { if (model[wait.Node].Interrupting) instance.Waits.Remove(wait); return; }
        if (wait.Left == 0 || model[wait.Node].Interrupting) { instance.Waits.Remove(wait); return; }
        if (wait.Left > 0) wait.Left--;
        wait.Due = wait.Due!.Value + wait.Every;
    }

    /// <summary>A boundary event goes off: an interrupting one takes the activity away with all inside it.</summary>
    private void Leap(Token token, Node boundary)
    {
        var leaping = New(token.Scope, boundary.Id);
        if (boundary.Interrupting) Cancel(token);
        Happened(HappeningKind.Entered, boundary.Id, leaping.Id);
        Guarded(leaping, Leave);
    }

    private void Signalled(string name)
    {
        foreach (var wait in instance.Waits.Where(w => w.Kind == EventKind.Signal && w.Name == name).ToList()) if (instance.Waits.Contains(wait)) Caught(wait);
    }

    /// <summary>A throwing event speaks. Signals are heard in the instance at once; who keeps it carries them further.</summary>
    private void Say(Token token, Node node)
    {
        switch (node.Event.Kind)
        {
            case EventKind.Signal:
                Said.Add(new(EventKind.Signal, node.Event.Name, token.Id));
                Signalled(node.Event.Name);
                break;
            case EventKind.Message: Said.Add(new(EventKind.Message, node.Event.Name, token.Id)); break;
            case EventKind.Escalation: Carried(token, EventKind.Escalation, node.Event.Name); break;
        }
    }

    /// <summary>An error that nobody catches is an incident, never a silent end; an escalation may go unheard.</summary>
    private void Throw(Token token, string code, string what)
    {
        if (!Carried(token, EventKind.Error, code)) Trouble(token, "workflow.error-uncaught", code.Length > 0 ? code : what);
    }

    /// <summary>Carries an error or escalation outward to the first activity with a boundary event for its code, or for all codes; false when there is none.</summary>
    private bool Carried(Token token, EventKind kind, string code)
    {
        foreach (var activity in Outward(token))
        {
            var events = model[activity.Node].Boundary.FindAll(b => b.Event.Kind == kind);
            if ((events.Find(b => b.Event.Name == code) ?? events.Find(b => b.Event.Name.Length == 0)) is not { } caught) continue;
            Happened(HappeningKind.Fired, caught.Id, activity.Id, code);
            Leap(activity, caught);
            return true;
        }
        return false;
    }

    /// <summary>The token, when it stands in an activity, and those in whose activities it stands. Boundary events of a multiple activity belong to the whole.</summary>
    private IEnumerable<Token> Outward(Token token)
    {
        for (var at = token; at is not null; at = instance.Token(instance.Scopes.Find(s => s.Id == at.Scope)!.Owner))
            if (at.Index < 0 && model[at.Node].IsActivity) yield return at;
    }

    /// <summary>Every variable a token sees, the inner ones before those they hide.</summary>
    public IReadOnlyDictionary<string, Value> Variables(Token token)
    {
        var seen = new Dictionary<string, Value>();
        for (var at = token; at is not null;)
        {
            foreach (var (name, value) in at.Own ?? []) seen.TryAdd(name, value);
            var scope = instance.Scopes.Find(s => s.Id == at.Scope)!;
            foreach (var (name, value) in scope.Variables) seen.TryAdd(name, value);
            at = instance.Token(scope.Owner);
        }
        return seen;
    }

    /// <summary>A variable as a token sees it; null when there is none of the name.</summary>
    public Value? Variable(Token token, string name)
    {
        for (var at = token; at is not null;)
        {
            if (at.Own is { } own && own.TryGetValue(name, out var local)) return local;
            var scope = instance.Scopes.Find(s => s.Id == at.Scope)!;
            if (scope.Variables.TryGetValue(name, out var value)) return value;
            if (scope.Loop is { } loop && LoopVariable(loop, scope, name) is { } counter) return counter;
            at = instance.Token(scope.Owner);
        }
        return null;
    }

    /// <summary>Sets a variable where it stands already, innermost first; a new one belongs to the process.</summary>
    private void Set(Token token, string name, Value value)
    {
        for (var at = token; at is not null;)
        {
            if (at.Own?.ContainsKey(name) == true) { at.Own[name] = value; return; }
            var scope = instance.Scopes.Find(s => s.Id == at.Scope)!;
            if (scope.Variables.ContainsKey(name) || scope.Owner == 0) { scope.Variables[name] = value; return; }
            at = instance.Token(scope.Owner);
        }
    }
}
