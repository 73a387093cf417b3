using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>A rule with the area it holds in.</summary>
/// <param name="Tree">The rule.</param>
/// <param name="Area">Divisions it holds in; empty for the whole country.</param>
internal sealed record AreaRule(RuleNode Tree, IReadOnlyList<string> Area);

/// <summary>Rules compiled together: they share the columns they read.</summary>
internal sealed class RuleSet
{
    private readonly Dictionary<Slot, int> _columns = [];

    public RuleSet(IEnumerable<AreaRule> rules)
    {
        Rules = [.. rules.Select(Compile)];
        Slots = [.. _columns.OrderBy(c => c.Value).Select(c => c.Key)];
    }

    public IReadOnlyList<CompiledRule> Rules { get; }

    public IReadOnlyList<Slot> Slots { get; }

    private CompiledRule Compile(AreaRule rule)
    {
        var (tests, conditions) = (new List<Test>(), new List<int>());
        var next = 0;
        var root = Gate(rule.Tree, tests, conditions, ref next) ?? new AllGate([]);
        if (rule.Area.Count > 0)
        {
            var area = new Condition { Field = "place", Op = RuleOp.StartsWith, Values = rule.Area };
            root = new AllGate([Leaf(area, -1, tests, conditions), root]);
        }
        return new(root, [.. tests], [.. conditions]);
    }

    /// <summary>Null for a soft condition, which takes no part: it is shown, and tested so that it can be shown.</summary>
    private Gate? Gate(RuleNode node, List<Test> tests, List<int> conditions, ref int next)
    {
        if (node is Condition leaf)
        {
            var gate = Leaf(leaf, next++, tests, conditions);
            return leaf.Soft ? null : gate;
        }
        var parts = new List<Gate>();
        foreach (var part in RuleCheck.PartsOf(node)) if (Gate(part, tests, conditions, ref next) is { } gate) parts.Add(gate);
        return node switch
        {
            AllOf => new AllGate([.. parts]),
            AnyOf => new AnyGate([.. parts]),
            AtLeastOf least => new AtLeastGate(least.Count, [.. parts]),
            _ => new NotGate(parts[0]),
        };
    }

    private TestGate Leaf(Condition leaf, int number, List<Test> tests, List<int> conditions)
    {
        tests.Add(leaf.ByPerson ? new([], [], 0, [], false) : Read(leaf));
        conditions.Add(number);
        return new(tests.Count - 1);
    }

    private Test Read(Condition leaf)
    {
        var reading = ConditionReading.Of(leaf, "Tree") is { Succeeded: true } read ? read.Value : throw new ArgumentException("a rule is checked before it is compiled");
        var columns = Slot.Of(reading.Field, leaf.Years).Select(ColumnOf).ToArray();
        var obtainable = reading.Bits != 0 && reading.Field.Obtainable.Count > 0 && (reading.Bits & Measure.Bits(reading.Field, reading.Field.Obtainable)!.Value) != 0;
        return new(columns, [.. reading.Ranges], reading.Bits, Nearness.Widen(reading), obtainable);
    }

    private int ColumnOf(Slot slot)
    {
        if (!_columns.TryGetValue(slot, out var column)) _columns[slot] = column = _columns.Count;
        return column;
    }
}
