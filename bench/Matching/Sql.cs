using System.Globalization;
using System.Numerics;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Bench.Matching;

/// <summary>
/// Rules as SQL over one table: a column a slot, null when unknown. SQL has the same three-valued logic. Amounts are bigint in millionths as in the matcher, codes integer (a
/// prefix is a range), yes boolean, a choice smallint, a set a mask.
/// </summary>
internal static class Sql
{
    public static string Type(Field field) => field.Kind switch
    {
        FieldKind.Yes => "boolean",
        FieldKind.Choice => "smallint",
        FieldKind.Division or FieldKind.Industry or FieldKind.Date => "integer",
        _ => "bigint",
    };

    public static string Where(AreaRule rule) => Node(Reading.Whole(rule));

    private static string Node(RuleNode node) => node switch
    {
        Condition leaf => Leaf(leaf),
        NotOf not => $"(not {Node(not.Of)})",
        AllOf all => Group(" and ", all.Of.Select(Node)),
        AnyOf any => Group(" or ", any.Of.Select(Node)),
        AtLeastOf least => Group(" or ", Reading.Choose(least.Of, least.Count).Select(c => Group(" and ", c.Select(Node)))),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string Group(string word, IEnumerable<string> parts) => $"({string.Join(word, parts)})";

    private static string Leaf(Condition leaf)
    {
        if (leaf.ByPerson) return "null::boolean";
        var reading = ConditionReading.Of(leaf, "Tree").Require();
        var tests = Slot.Of(reading.Field, leaf.Years).Select(s => Test(Reading.Name(s), reading)).ToList();
        return tests.Count == 1 ? tests[0] : Group(" and ", tests);
    }

    private static string Test(string column, ConditionReading reading) => reading.Field.Kind switch
    {
        FieldKind.Yes => reading.Ranges[0].Low == 1 ? column : $"(not {column})",
        FieldKind.Choice => $"{column} in ({string.Join(", ", Places(reading.Bits))})",
        FieldKind.Set => string.Create(CultureInfo.InvariantCulture, $"({column} & {reading.Bits}) <> 0"),
        _ => Group(" or ", reading.Ranges.Select(r => Range(column, r))),
    };

    private static string Range(string column, (long Low, long High) range) => string.Create(CultureInfo.InvariantCulture, $"{column} ") + range switch
    {
        (long.MinValue + 1, var high) => string.Create(CultureInfo.InvariantCulture, $"<= {high}"),
        (var low, long.MaxValue) => string.Create(CultureInfo.InvariantCulture, $">= {low}"),
        var (low, high) => string.Create(CultureInfo.InvariantCulture, $"between {low} and {high}"),
    };

    private static IEnumerable<int> Places(long bits)
    {
        for (; bits != 0; bits &= bits - 1) yield return BitOperations.TrailingZeroCount(bits);
    }
}
