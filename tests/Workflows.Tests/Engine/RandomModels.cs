using System.Text;

namespace SmartPark.Workflows.Tests.Engine;

/// <summary>Random processes from a seed. Conditions read yes-or-no variables v0 to v5.</summary>
internal sealed class RandomModels(int seed)
{
    public const int Variables = 6;
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _flows = [];
    private int _nodes, _numbers;

    /// <summary>Blocks within blocks: sequence, choice, both, any, repeat.</summary>
    public string Structured()
    {
        var (start, end) = (Node("startEvent"), Node("endEvent"));
        var last = Block(start, 3);
        Connect(last, end);
        return _text.ToString();
    }

    /// <summary>Nodes connected at random: joins that never fire, tokens that pile up, cycles.</summary>
    public string Free()
    {
        string[] kinds = ["userTask", "userTask", "userTask", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "endEvent"];
        var start = Node("startEvent");
        var nodes = Enumerable.Range(0, _random.Next(4, 12)).Select(_ => (Kind: kinds[_random.Next(kinds.Length)], Id: "")).Select(n => (n.Kind, Id: Node(n.Kind, n.Kind == "endEvent" && _random.Next(6) == 0))).ToList();
        Connect(start, nodes[_random.Next(nodes.Count)].Id);
        foreach (var (kind, id) in nodes.Where(n => n.Kind != "endEvent"))
        {
            var ways = kind == "userTask" ? 1 : _random.Next(1, 4);
            var targets = nodes.Where(n => n.Id != id).OrderBy(_ => _random.Next()).Take(ways).ToList();
            for (var i = 0; i < targets.Count; i++) Connect(id, targets[i].Id, kind is "exclusiveGateway" or "inclusiveGateway" && i < targets.Count - 1 ? Condition() : null);
        }
        return _text.ToString();
    }

    private string Block(string from, int depth)
    {
        if (depth == 0 || _random.Next(4) == 0) return Task(from);
        switch (_random.Next(5))
        {
            case 0: return Block(Block(from, depth - 1), depth - 1);
            case 1: return Branches("exclusiveGateway", from, depth);
            case 2: return Branches("parallelGateway", from, depth);
            case 3: return Branches("inclusiveGateway", from, depth);
            default:
                var enter = Node("exclusiveGateway");
                Connect(from, enter);
                var done = Block(enter, depth - 1);
                var leave = Node("exclusiveGateway");
                Connect(done, leave);
                Connect(leave, enter, $"{Variable()} and again > 0");
                return leave;
        }
    }

    private string Branches(string kind, string from, int depth)
    {
        var (split, join) = (Node(kind), Node(kind));
        Connect(from, split);
        for (var i = _random.Next(2, 4); i > 0; i--)
        {
            var first = Task(split, kind != "parallelGateway" && i > 1 ? Condition() : null);
            Connect(_random.Next(2) == 0 ? Block(first, depth - 1) : first, join);
        }
        return join;
    }

    private string Task(string from, string? condition = null)
    {
        var task = Node("userTask");
        Connect(from, task, condition);
        return task;
    }

    private string Node(string kind, bool terminates = false)
    {
        var id = $"n{_nodes++}";
        _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{kind} id=\"{id}\">{(terminates ? "<terminateEventDefinition/>" : "")}</{kind}>");
        return id;
    }

    private void Connect(string from, string to, string? condition = null)
    {
        if (!_flows.Add($"{from}>{to}")) return;
        var when = condition is null ? "" : $"<conditionExpression>{System.Security.SecurityElement.Escape(condition)}</conditionExpression>";
        _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<sequenceFlow id=\"f{_numbers++}\" sourceRef=\"{from}\" targetRef=\"{to}\">{when}</sequenceFlow>");
    }

    private string Variable() => $"v{_random.Next(Variables)}";

    private string Condition() => _random.Next(2) == 0 ? Variable() : $"not {Variable()}";
}
