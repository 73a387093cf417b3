using System.Globalization;
using SmartPark.Kernel.Results;
using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Rules;

/// <summary>A condition on facts as the matcher tests it: the measure lies in one of the ranges, or has one of the bits.</summary>
internal sealed record ConditionReading(Field Field, IReadOnlyList<(long Low, long High)> Ranges, long Bits)
{
    private static readonly Dictionary<FieldKind, RuleOp[]> Allowed = new()
    {
        [FieldKind.Number] = [RuleOp.AtLeast, RuleOp.AtMost, RuleOp.Above, RuleOp.Below, RuleOp.Equal, RuleOp.Between],
        [FieldKind.Date] = [RuleOp.AtLeast, RuleOp.AtMost, RuleOp.Above, RuleOp.Below, RuleOp.Equal, RuleOp.Between],
        [FieldKind.Yes] = [RuleOp.Equal],
        [FieldKind.Choice] = [RuleOp.Equal, RuleOp.In],
        [FieldKind.Set] = [RuleOp.Has, RuleOp.In],
        [FieldKind.Division] = [RuleOp.StartsWith],
        [FieldKind.Industry] = [RuleOp.StartsWith],
        [FieldKind.Text] = [],
    };

    private const long Least = long.MinValue + 1;

    public static IReadOnlyList<RuleOp> OpsOf(FieldKind kind) => Allowed[kind];

    /// <summary>Reads a condition, or says what is wrong with it. Where: a path as in <c>Tree.all[2]</c>.</summary>
    public static Result<ConditionReading> Of(Condition condition, string where)
    {
        if (Fields.Find(condition.Field) is not { } field) return Refusal.With("rule.field", where, condition.Field);
        if (field.Kind == FieldKind.Text) return Refusal.With("rule.field-text", where, field.Zh);
        if (!Allowed[field.Kind].Contains(condition.Op)) return Refusal.With("rule.op", where, field.Zh, RuleWords.Of(condition.Op));
        if (field.Yearly != (condition.Years != YearRule.None)) return Refusal.With(field.Yearly ? "rule.years-missing" : "rule.years-idle", where, field.Zh);
        if (condition.Years is YearRule.SumOfTwo or YearRule.SumOfThree && (field.Kind != FieldKind.Number || field.Unit == "%")) return Refusal.With("rule.years-sum", where, field.Zh);
        var wanted = condition.Op == RuleOp.Between ? 2 : condition.Op is RuleOp.In or RuleOp.StartsWith ? Math.Max(1, condition.Values.Count) : 1;
        if (condition.Values.Count != wanted || condition.Values.Count > 100) return Refusal.With("rule.value", where, field.Zh);
        return field.Kind switch
        {
            FieldKind.Number => Numbers(condition, field, where),
            FieldKind.Date => Dates(condition, field, where),
            FieldKind.Yes => bool.TryParse(condition.Values[0], out var yes) ? new ConditionReading(field, [(yes ? 1 : 0, yes ? 1 : 0)], 0) : Refusal.With("rule.value", where, field.Zh),
            FieldKind.Choice or FieldKind.Set => Words(condition, field, where),
            _ => Codes(condition, field, where),
        };
    }

    private static Result<ConditionReading> Numbers(Condition condition, Field field, string where)
    {
        var sum = condition.Years is YearRule.SumOfTwo or YearRule.SumOfThree;
        var measures = new List<long>();
        foreach (var text in condition.Values)
        {
            if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var typed)) return Refusal.With("rule.value", where, field.Zh);
            if (Math.Abs(typed) > 1_000_000_000_000_000m) return Refusal.With("rule.value-range", where, field.Zh, field.Min, field.Max, field.Unit);
            if (Units.Convert(typed, condition.Unit, field.Unit) is not { } number) return Refusal.With("rule.unit", where, field.Zh, condition.Unit, string.Join("、", Units.Like(field.Unit)));
            if (number < field.Min || (number > field.Max && !sum)) return Refusal.With("rule.value-range", where, field.Zh, field.Min, field.Max, field.Unit);
            measures.Add(Measure.Of(number));
        }
        return Span(condition, field, measures, where);
    }

    private static Result<ConditionReading> Dates(Condition condition, Field field, string where)
    {
        var measures = new List<long>();
        foreach (var text in condition.Values)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Refusal.With("rule.value", where, field.Zh);
            measures.Add(Measure.Of(day));
        }
        return Span(condition, field, measures, where);
    }

    private static Result<ConditionReading> Span(Condition condition, Field field, List<long> m, string where)
    {
        (long Low, long High) span = condition.Op switch
        {
            RuleOp.AtLeast => (m[0], long.MaxValue),
            RuleOp.AtMost => (Least, m[0]),
            RuleOp.Above => (m[0] + 1, long.MaxValue),
            RuleOp.Below => (Least, m[0] - 1),
            RuleOp.Equal => (m[0], m[0]),
            _ => (m[0], m[1]),
        };
        return span.Low > span.High ? Refusal.With("rule.between", where, field.Zh) : new ConditionReading(field, [span], 0);
    }

    private static Result<ConditionReading> Words(Condition condition, Field field, string where) =>
        Measure.Bits(field, condition.Values) is { } bits ? new ConditionReading(field, [], bits)
        : Refusal.With("rule.choice", where, field.Zh, condition.Values.First(v => !field.Choices.Contains(v)));

    private static Result<ConditionReading> Codes(Condition condition, Field field, string where)
    {
        var ranges = new List<(long, long)>();
        foreach (var code in condition.Values)
        {
            if (Measure.Range(field, code) is not { } range) return Refusal.With("rule.code", where, field.Zh, code);
            ranges.Add(range);
        }
        return new ConditionReading(field, Joined(ranges), 0);
    }

    /// <summary>Neighbouring families are one range: 13 to 43 is tested once, not 31 times.</summary>
    private static List<(long Low, long High)> Joined(List<(long Low, long High)> ranges)
    {
        var joined = new List<(long Low, long High)>();
        foreach (var range in ranges.Order())
        {
            if (joined.Count > 0 && joined[^1].High >= range.Low - 1) joined[^1] = (joined[^1].Low, Math.Max(joined[^1].High, range.High));
            else joined.Add(range);
        }
        return joined;
    }
}
