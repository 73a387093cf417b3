using System.Globalization;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Bench.Matching;

/// <summary>How the other engines see rules and facts: the same columns by name, the area as one more condition of the whole.</summary>
internal static class Reading
{
    public static string Name(Slot slot) => slot.Sum > 0 ? $"{slot.Field.Code}_sum{slot.Sum}" : slot.Field.Yearly ? $"{slot.Field.Code}_{slot.Back}" : slot.Field.Code;

    public static RuleNode Whole(AreaRule rule) =>
        rule.Area.Count == 0 ? rule.Tree : new AllOf([new Condition { Field = "place", Op = RuleOp.StartsWith, Values = rule.Area }, rule.Tree]);

    /// <summary>All choices of so many of the parts: at least two of three is any of three pairs, in two-valued and in Kleene's logic.</summary>
    public static IEnumerable<IReadOnlyList<T>> Choose<T>(IReadOnlyList<T> parts, int count, int from = 0)
    {
        if (count == 0) return [[]];
        return Enumerable.Range(from, Math.Max(0, parts.Count - from)).SelectMany(i => Choose(parts, count - 1, i + 1).Select(rest => (IReadOnlyList<T>)[parts[i], .. rest]));
    }

    public static string Code(Field field, long measure) => measure.ToString(field.Kind == FieldKind.Division ? "000000" : "0000", CultureInfo.InvariantCulture);
}
