using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Tests.Engine;

/// <summary>
/// The token game of BPMN 2.0 chapter 13, written to be read and not to be fast: a place is a flow or a task, the marking is a list of places, and every rule looks at the whole of
/// it. Tasks, gateways, none and terminate ends in one scope. The engine is held to it on random models.
/// </summary>
internal sealed class ReferenceEngine(Model model, Func<string, bool> holds)
{
    private const int Most = 2_000;

    /// <summary>Ids of flows with a token on them and of tasks that are being done, with repeats.</summary>
    public List<string> Marking { get; private set; } = [];

    public bool Stuck { get; private set; }

    public IReadOnlyList<string> Waiting => [.. Marking.Where(model.Nodes.ContainsKey).Order(StringComparer.Ordinal)];

    public bool Ended => Marking.Count == 0 && !Stuck;

    public void Start()
    {
        Leave(model.Starts[""]);
        Flow();
    }

    public void Complete(string task)
    {
        Marking.Remove(task);
        Leave(model[task]);
        Flow();
    }

    private void Flow()
    {
        for (var i = 0; !Stuck; i++)
        {
            if (i == Most) { Stuck = true; return; }
            if (Marking.Find(p => !model.Nodes.ContainsKey(p) && !IsJoin(Target(p))) is { } place) Pass(place);
            else if (model.Nodes.Values.FirstOrDefault(n => n.Kind == NodeKind.Parallel && IsJoin(n) && n.Incoming.All(f => Marking.Contains(f.Id))) is { } and) Join(and);
            else if (model.Nodes.Values.FirstOrDefault(n => n.Kind == NodeKind.Inclusive && IsJoin(n) && n.Incoming.Any(f => Marking.Contains(f.Id)) && !Awaits(n)) is { } or) Join(or);
            else return;
        }
    }

    private void Pass(string place)
    {
        var node = Target(place);
        Marking.Remove(place);
        if (node.Kind == NodeKind.UserTask) Marking.Add(node.Id);
        else if (node is { Kind: NodeKind.End, Event.Kind: EventKind.Terminate }) Marking.Clear();
        else if (node.Kind != NodeKind.End) Leave(node);
    }

    private void Join(Node node)
    {
        foreach (var flow in node.Incoming) Marking.Remove(flow.Id);
        Leave(node);
    }

    private void Leave(Node node)
    {
        var open = node.Outgoing.Where(f => f.Id != node.Default && (f.When is null || node.Kind == NodeKind.Parallel || holds(f.Id))).Select(f => f.Id).ToList();
        if (open.Count == 0 && node.Default is { } otherwise) open.Add(otherwise);
        if (open.Count == 0 && node.Outgoing.Count > 0) { Stuck = true; return; }
        Marking.AddRange(node.Kind == NodeKind.Exclusive ? open.Take(1) : open);
    }

    /// <summary>Some token can come to an empty flow of the gateway, and not to a filled one, without passing the gateway.</summary>
    private bool Awaits(Node gateway) => Marking.Where(p => gateway.Incoming.All(f => f.Id != p)).Any(p =>
    {
        var reached = Reached(p, gateway);
        return gateway.Incoming.Any(f => !Marking.Contains(f.Id) && reached.Contains(f.Id)) && !gateway.Incoming.Any(f => Marking.Contains(f.Id) && reached.Contains(f.Id));
    });

    private HashSet<string> Reached(string place, Node without)
    {
        var (seen, next) = (new HashSet<string>(), new Queue<Node>([model.Nodes.TryGetValue(place, out var task) ? task : Target(place)]));
        while (next.TryDequeue(out var node))
            foreach (var flow in node.Outgoing)
                if (seen.Add(flow.Id) && flow.Target != without.Id) next.Enqueue(model[flow.Target]);
        return seen;
    }

    private bool IsJoin(Node node) => node.Kind is NodeKind.Parallel or NodeKind.Inclusive && node.Incoming.Count > 1;

    private Node Target(string flow) => model[model.Nodes.Values.SelectMany(n => n.Outgoing).First(f => f.Id == flow).Target];
}
