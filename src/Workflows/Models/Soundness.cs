namespace SmartPark.Workflows.Models;

/// <summary>A doubt about a process that could run: shown before it is published, each with the element.</summary>
/// <param name="Code"><c>lint.*</c>.</param>
/// <param name="Element">Id of the node.</param>
internal readonly record struct Doubt(string Code, string Element);

/// <summary>
/// Looks for what a process will do wrong: parts that are never reached, ways that never end, choices without a way, joins that wait forever or fire twice. The token game of each scope is
/// played through for every answer of every choice (tasks pass at once, boundary events may go off), as far as <see cref="MostStates"/> states; beyond that nothing is said of joins.
/// </summary>
internal sealed class Soundness
{
    public const int MostStates = 20_000;

    private readonly Model _model;
    private readonly List<Node> _nodes;
    private readonly HashSet<Doubt> _doubts = [];
    private readonly HashSet<string> _fired = [];

    private Soundness(Model model, string within)
    {
        _model = model;
        _nodes = [.. model.Nodes.Values.Where(n => (n.Within ?? "") == within)];
    }

    public static IReadOnlyList<Doubt> Of(Model model) =>
        [.. model.Starts.Keys.SelectMany(scope => new Soundness(model, scope).Look(model.Starts[scope])).Distinct().OrderBy(d => d.Code, StringComparer.Ordinal).ThenBy(d => d.Element, StringComparer.Ordinal)];

    private HashSet<Doubt> Look(Node start)
    {
        var reached = Reach([start], n => [.. n.Outgoing.Select(f => _model[f.Target]), .. n.Boundary]);
        var ending = Reach(_nodes.Where(n => n.Outgoing.Count == 0), n => [.. n.Incoming.Select(f => _model[f.Source]), .. n.AttachedTo is { } a ? [_model[a]] : Array.Empty<Node>()]);
        foreach (var node in _nodes)
        {
            if (!reached.Contains(node)) _doubts.Add(new("lint.unreachable", node.Id));
            else if (!ending.Contains(node)) _doubts.Add(new("lint.endless", node.Id));
            if (node.Kind is NodeKind.Exclusive or NodeKind.Inclusive && node.Outgoing.Count > 1 && node.Default is null && node.Outgoing.All(f => f.When is not null)) _doubts.Add(new("lint.no-default", node.Id));
            if (node.Kind == NodeKind.Exclusive && node.Outgoing.Count > 1 && node.Outgoing.Exists(f => f.When is null && f.Id != node.Default)) _doubts.Add(new("lint.no-condition", node.Id));
        }
        if (Play(start)) foreach (var join in _nodes.Where(n => IsJoin(n) && reached.Contains(n) && !_fired.Contains(n.Id))) _doubts.Add(new("lint.never-fires", join.Id));
        return _doubts;
    }

    private static HashSet<Node> Reach(IEnumerable<Node> from, Func<Node, IEnumerable<Node>> next)
    {
        var (seen, open) = (new HashSet<Node>(from), new Stack<Node>());
        foreach (var node in seen) open.Push(node);
        while (open.TryPop(out var node)) foreach (var other in next(node)) if (seen.Add(other)) open.Push(other);
        return seen;
    }

    /// <summary>False when there were too many states to see all of them.</summary>
    private bool Play(Node start)
    {
        var (seen, open) = (new HashSet<string>(), new Stack<Marking>());
        foreach (var first in Leave(start)) open.Push(new(first));
        while (open.TryPop(out var marking))
        {
            if (!seen.Add(marking.Key)) continue;
            if (seen.Count > MostStates) return false;
            if (marking.Flows.GroupBy(f => f).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                _doubts.Add(new("lint.piles-up", _model.Nodes.Values.SelectMany(n => n.Outgoing).First(f => f.Id == twice.Key).Target));
                continue;
            }
            var next = Next(marking).ToList();
            if (next.Count == 0 && marking.Flows.Count > 0) _doubts.Add(new("lint.waits-forever", Target(marking.Flows[0]).Id));
            foreach (var one in next) open.Push(one);
        }
        return true;
    }

    private IEnumerable<Marking> Next(Marking marking)
    {
        foreach (var place in marking.Flows)
        {
            var node = Target(place);
            if (IsJoin(node)) continue;
            if (node is { Kind: NodeKind.End, Event.Kind: EventKind.Terminate or EventKind.Error }) { yield return new([]); continue; }
            foreach (var left in Leave(node)) yield return marking.With([place], left);
            foreach (var boundary in node.Boundary.Where(b => b.Interrupting)) foreach (var left in Leave(boundary)) yield return marking.With([place], left);
        }
        foreach (var join in marking.Flows.Select(Target).Where(IsJoin).Distinct())
        {
            var filled = join.Incoming.Select(f => f.Id).Where(marking.Flows.Contains).ToList();
            if (join.Kind == NodeKind.Parallel ? filled.Count < join.Incoming.Count : marking.Flows.Any(f => Target(f) != join && _model.Awaits(join, filled, Target(f).Id))) continue;
            _fired.Add(join.Id);
            foreach (var left in Leave(join)) yield return marking.With(filled, left);
        }
    }

    /// <summary>All sets of flows by which a node may be left.</summary>
    private static IEnumerable<IReadOnlyList<string>> Leave(Node node)
    {
        var flows = node.Outgoing;
        if (flows.Count == 0) return [[]];
        if (node.Kind is NodeKind.Exclusive or NodeKind.EventBased) return flows.Select(f => (IReadOnlyList<string>)[f.Id]);
        var always = node.Kind == NodeKind.Parallel ? flows : [.. flows.Where(f => f.When is null && f.Id != node.Default)];
        var maybe = flows.Except(always).Where(f => f.Id != node.Default).Take(6).ToList();
        var sets = Enumerable.Range(0, 1 << maybe.Count).Select(bits => (IReadOnlyList<string>)[.. always.Select(f => f.Id), .. maybe.Where((_, i) => (bits >> i & 1) != 0).Select(f => f.Id)]).Where(s => s.Count > 0).ToList();
        if (node.Default is { } otherwise && always.Count == 0) sets.Add([otherwise]);
        return sets;
    }

    private Node Target(string flow) => _targets.TryGetValue(flow, out var known) ? known : _targets[flow] = _model[_nodes.SelectMany(n => n.Outgoing).First(f => f.Id == flow).Target];

    private readonly Dictionary<string, Node> _targets = [];

    private static bool IsJoin(Node node) => node.Kind is NodeKind.Parallel or NodeKind.Inclusive && node.Incoming.Count > 1;

    private sealed class Marking(IReadOnlyList<string> flows)
    {
        public IReadOnlyList<string> Flows { get; } = [.. flows.Order(StringComparer.Ordinal)];

        public string Key => string.Join(' ', Flows);

        public Marking With(IReadOnlyList<string> taken, IReadOnlyList<string> put)
        {
            var next = Flows.ToList();
            foreach (var place in taken) next.Remove(place);
            next.AddRange(put);
            return new(next);
        }
    }
}
