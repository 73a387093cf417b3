namespace SmartPark.Workflows.Models;

/// <summary>A process that can run: its nodes and flows by id. Never changed once read; shared by all its instances.</summary>
internal sealed class Model
{
    private readonly Dictionary<string, HashSet<string>> _reaching = [];

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What our own extension element of the process says: title of its instances, who may start it, and the like.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>False for a process that is begun by what happens elsewhere, never by a person who fills in a form.</summary>
    public bool StartsByForm => Settings.GetValueOrDefault("start", "form") == "form";

    /// <summary>The form of the process, a JSON schema; empty when it has none.</summary>
    public string Form { get; init; } = "";

    /// <summary>Decision tables of business rule tasks, by name.</summary>
    public IReadOnlyDictionary<string, Decisions.DecisionTable> Decisions { get; init; } = new Dictionary<string, Decisions.DecisionTable>();

    public required IReadOnlyDictionary<string, Node> Nodes { get; init; }

    /// <summary>The start event of each scope, by the sub-process; the process itself has the empty text.</summary>
    public required IReadOnlyDictionary<string, Node> Starts { get; init; }

    public Node this[string id] => Nodes[id];

    /// <summary>Nodes from which a token can come to a flow without passing the node the flow enters.</summary>
    public HashSet<string> Reaching(Flow flow)
    {
        lock (_reaching)
        {
            if (_reaching.TryGetValue(flow.Id, out var known)) return known;
            return _reaching[flow.Id] = Backwards(flow);
        }
    }

    /// <summary>True while an inclusive join has to wait for a token at a node: it can still come to an empty flow, and not to one that is filled (BPMN 2.0 table 13.3).</summary>
    public bool Awaits(Node join, ICollection<string> filled, string at) =>
        join.Incoming.Exists(f => !filled.Contains(f.Id) && Reaching(f).Contains(at)) && !join.Incoming.Exists(f => filled.Contains(f.Id) && Reaching(f).Contains(at));

    private HashSet<string> Backwards(Flow flow)
    {
        var (seen, next) = (new HashSet<string>(), new Stack<Node>([Nodes[flow.Source]]));
        while (next.TryPop(out var node))
        {
            if (node.Id == flow.Target || !seen.Add(node.Id)) continue;
            foreach (var before in node.Incoming) next.Push(Nodes[before.Source]);
            if (node.AttachedTo is { } activity) next.Push(Nodes[activity]);
        }
        return seen;
    }
}
