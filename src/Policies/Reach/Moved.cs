using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Reach;

/// <summary>A rule with one threshold moved.</summary>
internal static class Moved
{
    public static RuleNode? Of(RuleNode tree, int number, decimal threshold)
    {
        var conditions = RuleCheck.Conditions(tree).ToList();
        if (number < 0 || number >= conditions.Count || !CanMove(conditions[number])) return null;
        var next = 0;
        return Replace(tree, number, c => c with { Values = [Values.Plain(threshold)] }, ref next);
    }

    public static IReadOnlyList<MovableCondition> Movable(RuleNode tree, IReadOnlyList<FactSheet> sheets, DateOnly day) =>
        [.. RuleCheck.Conditions(tree).Select((c, i) => (c, i)).Where(c => CanMove(c.c)).Select(c => new MovableCondition(c.i, c.c, [.. sheets.Select(s => Value(c.c, s, day)).OfType<decimal>().Order()]))];

    private static bool CanMove(Condition condition) => !condition.ByPerson && condition.Values.Count == 1 && Fields.Find(condition.Field)?.Kind == FieldKind.Number;

    /// <summary>The value that the condition stands or falls with: of several years the least for a floor, the greatest for a ceiling.</summary>
    private static decimal? Value(Condition condition, FactSheet sheet, DateOnly day)
    {
        var known = Slot.Of(Fields.Of(condition.Field!), condition.Years).Select(s => s.Read(sheet, day)).ToList();
        if (known.Contains(Measure.Unknown)) return null;
        return Measure.Number(condition.Op is RuleOp.AtMost or RuleOp.Below ? known.Max() : known.Min());
    }

    private static RuleNode Replace(RuleNode node, int number, Func<Condition, Condition> change, ref int next)
    {
        if (node is Condition leaf) return next++ == number ? change(leaf) : leaf;
        var parts = new List<RuleNode>();
        foreach (var part in RuleCheck.PartsOf(node)) parts.Add(Replace(part, number, change, ref next));
        return node switch { AllOf => new AllOf(parts), AnyOf => new AnyOf(parts), AtLeastOf least => new AtLeastOf(least.Count, parts), _ => new NotOf(parts[0]) };
    }
}
