using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Engine;

/// <summary>What people do to a running process beyond its flows: send work back, ask one more, one less, move what is stuck.</summary>
internal sealed partial class Run
{
    /// <summary>
    /// 退回: sends the work of a token back to a node. What lies after that node is undone: its tokens are taken away with all inside them. Branches that do not come from it stay as they
    /// are, and joins between the two keep, or get back, what those branches had brought. A multiple activity goes back as a whole; into a sub-process a new scope is opened.
    /// </summary>
    /// <param name="token">The token whose work is sent back.</param>
    /// <param name="to">The node.</param>
    /// <param name="comesBack">True when it jumps back here once done there, instead of walking the way again.</param>
    public void Return(int token, string to, bool comesBack = false)
    {
        var target = model.Nodes.GetValueOrDefault(to) is { Kind: NodeKind.UserTask or NodeKind.Start } found ? found : throw new ImpossibleAct("workflow.return-target");
        SendBack(Working(token), target, comesBack);
        Settle();
    }

    private void SendBack(Token working, Node target, bool comesBack)
    {
        var (token, to) = (working.Id, target.Id);
        var from = CommonWith(working, target);
        var entry = EntryTo(target, from);
        if (entry.Id == from.Node && from.Id == token && from.Index < 0) throw new ImpossibleAct("workflow.return-target");
        Happened(HappeningKind.Returned, to, token, from.Node);
        if (comesBack)
        {
            if (entry != target) throw new ImpossibleAct("workflow.return-back");
            var at = from.Node;
            Empty(from);
            Disarm(from);
            (from.Node, from.Flow, from.ComesBackTo) = (to, "", at);
            Arrive(from);
        }
        else WalkAgain(from, entry, target);
    }

    /// <summary>Operator: takes a token to another node of its scope, with what stands inside it undone.</summary>
    public void Move(int token, string to)
    {
        if (instance.State != InstanceState.Active) throw new ImpossibleAct("workflow.ended");
        var moved = instance.Token(token) is { Index: < 0 } found ? found : throw new ImpossibleAct("workflow.task-gone");
        if (!model.Nodes.TryGetValue(to, out var node) || node.Within != Within(moved) || node.Kind == NodeKind.Boundary) throw new ImpossibleAct("workflow.move-target");
        Happened(HappeningKind.Moved, to, token, moved.Node);
        Empty(moved);
        Disarm(moved);
        (moved.Node, moved.Flow, moved.Problem, moved.ProblemWhat, moved.ComesBackTo, moved.Asks) = (to, "", null, null, null, false);
        Arrive(moved);
        Settle();
    }

    /// <summary>加签 in a multiple activity: one more instance, at once or, one after the other, next.</summary>
    public void AddInstance(int sibling, Value item, decimal weight = 1)
    {
        var body = BodyOf(Working(sibling));
        var (loop, node) = (body.Loop!, model[body.Node]);
        if (loop.Total >= MostInstances) throw new ImpossibleAct("workflow.instances");
        loop.Items.Insert(loop.Begun, item);
        (loop.Total, loop.TotalWeight) = (loop.Total + 1, loop.TotalWeight + weight);
        Happened(HappeningKind.Added, node.Id, sibling);
        if (!node.Loop!.Sequential) BeginInstance(body, node).Weight = weight;
        Settle();
    }

    /// <summary>减签: one instance less; never the last one.</summary>
    public void RemoveInstance(int token)
    {
        var removed = Working(token);
        var body = BodyOf(removed);
        if (body.Loop!.Total - body.Loop.Completed <= 1) throw new ImpossibleAct("workflow.last-instance");
        (body.Loop.Total, body.Loop.Terminated, body.Loop.TotalWeight) = (body.Loop.Total - 1, body.Loop.Terminated + 1, body.Loop.TotalWeight - removed.Weight);
        body.Loop.Items.RemoveAt(removed.Index);
        body.Loop.Begun--;
        Happened(HappeningKind.Removed, removed.Node, removed.Id);
        Cancel(removed, tell: false);
        foreach (var later in instance.Tokens.Where(t => t.Scope == body.Id && t.Index > removed.Index)) later.Index--;
        var node = model[body.Node];
        if (body.Loop.Completed > 0 && node.Loop!.Until is { } until && new Evaluator(n => LoopVariable(body.Loop, body, n) ?? Variable(instance.Token(body.Owner)!, n), now).YesOf(until)) EndLoop(body);
        else if (node.Loop!.Sequential && !instance.Tokens.Exists(t => t.Scope == body.Id)) BeginInstance(body, node);
        Settle();
    }

    private Scope BodyOf(Token token) => token.Index >= 0 ? instance.Scopes.Find(s => s.Id == token.Scope)! : throw new ImpossibleAct("workflow.not-multiple");

    private string? Within(Token token) => instance.Scopes.Find(s => s.Id == token.Scope)!.Node is { Length: > 0 } node ? node : null;

    /// <summary>The token itself or the one it stands in whose scope also holds the target, directly or deeper.</summary>
    private Token CommonWith(Token token, Node target)
    {
        for (var at = token; at is not null; at = instance.Token(instance.Scopes.Find(s => s.Id == at.Scope)!.Owner))
            if (at.Index < 0 && (Within(at) is not { } within || Around(target).Contains(within))) return at;
        throw new ImpossibleAct("workflow.return-target");
    }

    /// <summary>The sub-processes a node stands in, innermost first.</summary>
    private IEnumerable<string> Around(Node node)
    {
        for (var within = node.Within; within is not null; within = model[within].Within) yield return within;
    }

    private Node EntryTo(Node target, Token from)
    {
        var entry = target;
        while (entry.Within != Within(from)) entry = model[entry.Within!];
        return entry;
    }

    private void WalkAgain(Token from, Node entry, Node target)
    {
        var after = After(entry);
        var restored = JoinsBetween(entry, after, from.Node).ToList();
        foreach (var token in instance.Tokens.Where(t => t.Scope == from.Scope && (t == from || after.Contains(t.Node))).ToList())
            if (token == from || !BroughtByOthers(token, entry, after)) Cancel(token);
        foreach (var flow in restored)
            if (!instance.Tokens.Exists(t => t.Scope == from.Scope && t.Flow == flow.Id && t.State == TokenState.Joining))
            {
                var waiting = New(from.Scope, flow.Target);
                (waiting.Flow, waiting.State) = (flow.Id, TokenState.Joining);
            }
        Open(New(from.Scope, entry.Id), entry, target);
    }

    /// <summary>A token at the node, or, when the target stands deeper, one in whose newly opened scope the target is begun.</summary>
    private void Open(Token token, Node entry, Node target)
    {
        if (entry == target) { Arrive(token); return; }
        token.State = TokenState.Active;
        Happened(HappeningKind.Entered, entry.Id, token.Id);
        foreach (var boundary in entry.Boundary) Arm(token, boundary);
        var scope = new Scope { Id = ++instance.Last, Owner = token.Id, Node = entry.Id };
        instance.Scopes.Add(scope);
        var inner = target;
        while (inner.Within != entry.Id) inner = model[inner.Within!];
        Open(New(scope.Id, inner.Id), inner, target);
    }

    /// <summary>Nodes a token at this one can come to.</summary>
    private HashSet<string> After(Node node)
    {
        var (seen, next) = (new HashSet<string>(), new Stack<Node>([node]));
        while (next.TryPop(out var at))
        {
            foreach (var boundary in at.Boundary) if (seen.Add(boundary.Id)) next.Push(boundary);
            foreach (var flow in at.Outgoing) if (seen.Add(flow.Target)) next.Push(model[flow.Target]);
        }
        return seen;
    }

    private bool BroughtByOthers(Token token, Node entry, HashSet<string> after) =>
        token.State == TokenState.Joining && model[token.Node].Incoming.Find(f => f.Id == token.Flow) is { } flow && flow.Source != entry.Id && !after.Contains(flow.Source);

    /// <summary>Flows into parallel joins on the way from the entry to where the work was, that no token from the entry will fill again.</summary>
    private IEnumerable<Flow> JoinsBetween(Node entry, HashSet<string> after, string work) =>
        from id in after
        let node = model[id]
        where node.Kind == NodeKind.Parallel && node.Incoming.Count > 1 && After(node).Contains(work)
        from flow in node.Incoming
        where flow.Source != entry.Id && !after.Contains(flow.Source)
        select flow;
}
