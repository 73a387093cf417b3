using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Tests.Matching;

/// <summary>Random rules and profiles over a handful of fields of every kind, with values close enough to the thresholds to matter.</summary>
internal sealed class RandomRules(int seed)
{
    public static readonly DateOnly Day = new(2026, 11, 26);

    private static readonly string[] Numbers = ["revenue", "rd_expense", "employees", "registered_capital", "ip_class1", "rd_ratio", "revenue_growth", "age_months"];
    private readonly Random _random = new(seed);

    public RuleNode Tree(int depth = 3)
    {
        if (depth == 0 || _random.Next(4) == 0) return Leaf(false);
        var parts = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Tree(depth - 1)).ToArray();
        return _random.Next(4) switch
        {
            0 => new AllOf([.. parts, .. _random.Next(3) == 0 ? [Leaf(true)] : Array.Empty<RuleNode>()]),
            1 => new AnyOf(parts),
            2 => new AtLeastOf(_random.Next(1, parts.Length + 1), parts),
            _ => new NotOf(parts[0]),
        };
    }

    public FactSheet Sheet(double known = 0.6)
    {
        var sheet = new FactSheet();
        foreach (var (field, year) in Places) if (_random.NextDouble() < known) sheet[field, year] = Value(field);
        return sheet;
    }

    public static IReadOnlyList<(Field Field, int Year)> Places { get; } = [.. PlacesOf()];

    private static IEnumerable<(Field Field, int Year)> PlacesOf() =>
        from code in new[] { "revenue", "rd_expense", "employees", "registered_capital", "ip_class1", "legal_person", "organisation", "titles", "industry", "place", "established_on" }
        let field = Fields.Of(code)
        from year in field.Yearly ? [2025, 2024, 2023, 2022] : new[] { 0 }
        select (field, year);

    public long Value(Field field) => field.Kind switch
    {
        FieldKind.Number => Measure.Of((decimal)_random.Next(0, 13)),
        FieldKind.Yes => _random.Next(2),
        FieldKind.Date => Measure.Of(Day.AddDays(-_random.Next(0, 800))),
        FieldKind.Choice => 1L << _random.Next(field.Choices.Count),
        FieldKind.Set => _random.NextInt64(0, 16),
        FieldKind.Industry => Measure.Code(field, Pick("3421", "34", "3511", "6513"))!.Value,
        _ => Measure.Code(field, Pick("210000", "211100", "211104", "110105"))!.Value,
    };

    public int Next(int max) => _random.Next(max);

    private string Pick(params string[] words) => words[_random.Next(words.Length)];

    private Condition Leaf(bool soft)
    {
        var leaf = _random.Next(9) switch
        {
            0 => new Condition { Ask = "人工", Check = ConditionCheck.Manual },
            1 => new() { Field = "legal_person", Op = RuleOp.Equal, Values = [Pick("true", "false")] },
            2 => new() { Field = "titles", Op = RuleOp.Has, Values = [Fields.Of("titles").Choices[_random.Next(4)]] },
            3 => new() { Field = "industry", Op = RuleOp.StartsWith, Values = _random.Next(2) == 0 ? ["34"] : ["3511", "65"] },
            4 => new() { Field = "place", Op = RuleOp.StartsWith, Values = [Pick("210000", "211100", "110000")] },
            5 => new() { Field = "organisation", Op = RuleOp.In, Values = ["企业", "个体工商户", "合伙企业"] },
            _ => Number(),
        };
        return leaf with { Soft = soft };
    }

    private Condition Number()
    {
        var field = Fields.Of(Pick(Numbers));
        var years = !field.Yearly ? YearRule.None : (YearRule)_random.Next(1, field.Unit == "%" ? 4 : 6);
        var op = (RuleOp)_random.Next(0, 6);
        var (a, b) = (_random.Next(0, 13), _random.Next(0, 13));
        return new()
        {
            Field = field.Code,
            Op = op,
            Unit = field.Unit,
            Years = years,
            Values = op == RuleOp.Between ? [Text(Math.Min(a, b)), Text(Math.Max(a, b))] : [Text(a)],
        };
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
