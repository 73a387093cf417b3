using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>A rule with the area it holds in.</summary>
/// <param name="Tree">The rule.</param>
/// <param name="Area">Divisions it holds in; empty for the whole country.</param>
internal sealed record AreaRule(RuleNode Tree, IReadOnlyList<string> Area);

/// <summary>Rules compiled together: they share the columns they read, and the cuts they make in them.</summary>
internal sealed class RuleSet
{
    private readonly Dictionary<Slot, int> _columns = [];
    private readonly List<List<long>> _cuts = [];

    public RuleSet(IEnumerable<AreaRule> rules)
    {
        var drafts = rules.Select(Draft).ToList();
        Slots = [.. _columns.OrderBy(c => c.Value).Select(c => c.Key)];
        Codings = [.. Slots.Select((s, c) => s.Field.Kind is FieldKind.Choice or FieldKind.Set ? Coding.OfBits(s.Field) : Coding.OfIntervals(_cuts[c]))];
        Rules = [.. drafts.Select(d => new CompiledRule(d.Root, [.. d.Leaves.Select(Compile)], [.. d.Leaves.Select(l => l.Number)]))];
    }

    public IReadOnlyList<CompiledRule> Rules { get; }

    public Slot[] Slots { get; }

    public Coding[] Codings { get; }

    private (Gate Root, List<Leaf> Leaves) Draft(AreaRule rule)
    {
        var leaves = new List<Leaf>();
        var next = 0;
        if (rule.Area.Count == 0) return (Gate(rule.Tree, leaves, ref next) ?? new AllGate([]), leaves);
        var area = Add(new() { Field = "place", Op = RuleOp.StartsWith, Values = rule.Area }, -1, leaves);
        return (new AllGate(Gate(rule.Tree, leaves, ref next) switch { null => [area], AllGate all => [area, .. all.Of], var gate => [area, gate] }), leaves);
    }

    /// <summary>Null for a soft condition, which takes no part: it is shown, and tested so that it can be shown.</summary>
    private Gate? Gate(RuleNode node, List<Leaf> leaves, ref int next)
    {
        if (node is Condition leaf)
        {
            var gate = Add(leaf, next++, leaves);
            return leaf.Soft ? null : gate;
        }
        var parts = new List<Gate>();
        foreach (var part in RuleCheck.PartsOf(node)) if (Gate(part, leaves, ref next) is { } gate) parts.Add(gate);
        return node switch
        {
            AllOf => new AllGate([.. parts]),
            AnyOf => new AnyGate([.. parts]),
            AtLeastOf least => new AtLeastGate(least.Count, [.. parts]),
            _ => new NotGate(parts[0]),
        };
    }

    private TestGate Add(Condition condition, int number, List<Leaf> leaves)
    {
        leaves.Add(condition.ByPerson ? new(number, null, [], []) : Read(condition, number));
        return new(leaves.Count - 1);
    }

    private Leaf Read(Condition condition, int number)
    {
        var reading = ConditionReading.Of(condition, "Tree") is { Succeeded: true } read ? read.Value : throw new ArgumentException("a rule is checked before it is compiled");
        var near = Nearness.Widen(reading);
        var columns = Slot.Of(reading.Field, condition.Years).Select(ColumnOf).ToArray();
        foreach (var column in columns) _cuts[column].AddRange(reading.Ranges.Concat(near).SelectMany(Coding.Cuts));
        return new(number, reading, columns, near);
    }

    private int ColumnOf(Slot slot)
    {
        if (_columns.TryGetValue(slot, out var column)) return column;
        _cuts.Add([]);
        return _columns[slot] = _columns.Count;
    }

    private Test Compile(Leaf leaf)
    {
        if (leaf.Reading is not { } reading) return new([], false);
        CodeRange[] In(int column, IEnumerable<(long, long)> ranges) => [.. ranges.Select(Codings[column].Of)];
        return new([.. leaf.Columns.Select(c => new ColumnTest(c, In(c, reading.Ranges), (ulong)reading.Bits, In(c, leaf.Near)))], Nearness.Obtainable(reading));
    }

    private sealed record Leaf(int Number, ConditionReading? Reading, int[] Columns, (long Low, long High)[] Near);
}
