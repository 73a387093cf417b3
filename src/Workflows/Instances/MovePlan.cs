using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Instances;

/// <summary>How the state of a case on one version reads on another: steps by the same id or by a mapping, in scopes of the same kind. What waits for events waits for the new ones' names.</summary>
internal sealed class MovePlan(Model from, Model to, IReadOnlyDictionary<string, string> steps)
{
    public string Of(string node) => steps.GetValueOrDefault(node) is { Length: > 0 } mapped ? mapped : node;

    /// <summary>Steps of the other version that could stand for one that is missing: of its kind, in the same sub-process, and as often; none for a flow.</summary>
    public IEnumerable<Node> Choices(string node) => from.Nodes.GetValueOrDefault(node) is { } before ? to.Nodes.Values.Where(after => Alike(before, after)).OrderBy(n => n.Order) : [];

    /// <summary>What people call a step or flow of the version the cases run on.</summary>
    public string NameOf(string id)
    {
        if (from.Nodes.GetValueOrDefault(id) is { } node) return node.Name.Length > 0 || node.AttachedTo is null ? node.Name : NameOf(node.AttachedTo);
        return from.Nodes.Values.SelectMany(n => n.Outgoing).FirstOrDefault(f => f.Id == id) is { } flow ? $"{from[flow.Source].Name} → {from[flow.Target].Name}" : "";
    }

    /// <summary>Steps, flows and events of the state that the other version has not, or has as something else.</summary>
    public IReadOnlyList<string> Missing(Instance state)
    {
        var missing = state.Tokens.Where(t => !Fits(t.Node)).Select(t => t.Node)
            .Concat(state.Scopes.Where(s => s.Node.Length > 0 && !Fits(s.Node)).Select(s => s.Node))
            .Concat(state.Waits.Where(w => !Fits(w.Node)).Select(w => w.Node))
            .Concat(state.Tokens.Where(t => t.State == TokenState.Joining && to.Nodes.GetValueOrDefault(Of(t.Node))?.Incoming.Exists(f => f.Id == t.Flow) != true).Select(t => t.Flow))
            .Concat(state.Tokens.Where(t => t.ComesBackTo is { } back && !Fits(back)).Select(t => t.ComesBackTo!));
        return [.. missing.Distinct()];
    }

    /// <summary>Changes the state so that it stands on the other version.</summary>
    public void Apply(Instance state)
    {
        foreach (var token in state.Tokens)
        {
            token.Node = Of(token.Node);
            token.ComesBackTo = token.ComesBackTo is { } back ? Of(back) : null;
        }
        for (var i = 0; i < state.Scopes.Count; i++)
            if (state.Scopes[i] is { Node.Length: > 0 } scope && Of(scope.Node) != scope.Node) state.Scopes[i] = new() { Id = scope.Id, Owner = scope.Owner, Node = Of(scope.Node), Variables = scope.Variables, Loop = scope.Loop };
        for (var i = 0; i < state.Waits.Count; i++)
            if (state.Waits[i] is var wait && to[Of(wait.Node)] is var node) state.Waits[i] = new() { Id = wait.Id, Token = wait.Token, Node = node.Id, Kind = wait.Kind, Name = node.Kind == NodeKind.ReceiveTask ? node.Calls : node.Event.Name, Due = wait.Due, Every = wait.Every, Left = wait.Left };
    }

    /// <summary>The same kind of step, in the same sub-process, and as often.</summary>
    private bool Fits(string node) => from.Nodes.GetValueOrDefault(node) is { } before && to.Nodes.GetValueOrDefault(Of(node)) is { } after && Alike(before, after);

    private bool Alike(Node before, Node after) =>
        before.Kind == after.Kind && before.Event.Kind == after.Event.Kind && (before.Loop is null) == (after.Loop is null) && (before.Within is null ? after.Within is null : after.Within == Of(before.Within));
}
