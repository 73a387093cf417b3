using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>Explains one rule for one profile. States and conditions come from the <see cref="Matcher"/>, the same that runs over thousands; only the words are made here.</summary>
internal static class Explainer
{
    public static Explanation Of(AreaRule rule, FactSheet sheet, DateOnly day)
    {
        var set = new RuleSet([rule]);
        var table = ProfileTable.Of(set, [sheet], day);
        var state = MatchRun.Of(table).State(0, 0);
        var tests = Matcher.Tests(set.Rules[0], table, 0);
        var conditions = RuleCheck.Conditions(rule.Tree).ToList();
        var explained = new Dictionary<int, ExplainedCondition>();
        for (var i = 0; i < tests.Length; i++)
        {
            var number = set.Rules[0].Conditions[i];
            var condition = number < 0 ? new Condition { Field = "place", Op = RuleOp.StartsWith, Values = rule.Area } : conditions[number];
            explained[number] = One(number, condition, set.Rules[0].Tests[i], tests[i], sheet, day);
        }
        var next = 0;
        return new(state, Node(rule.Tree, explained, ref next), explained.GetValueOrDefault(-1));
    }

    private static ExplainedCondition One(int number, Condition condition, Test test, bool? outcome, FactSheet sheet, DateOnly day)
    {
        if (test.ByPerson) return new(number, condition, ConditionState.ByPerson, [], null, false, []);
        var reading = ConditionReading.Of(condition, "").Require();
        var slots = Slot.Of(reading.Field, condition.Years);
        var measures = slots.Select(s => s.Read(sheet, day)).ToList();
        var state = outcome switch { true => ConditionState.Met, false => ConditionState.Unmet, _ => ConditionState.Unknown };
        var gap = state == ConditionState.Unmet ? Gap(reading, measures) : null;
        var near = Nearness.Widen(reading);
        var attainable = state == ConditionState.Unmet && (test.Obtainable || (near.Length > 0 && measures.All(m => m == Measure.Unknown || near.Any(r => m >= r.Low && m <= r.High))));
        var values = slots.Zip(measures, (s, m) => new ReadValue(s.Field.Code, s.Field.Yearly && s.Sum == 0 ? day.Year - s.Back : null, s.Sum, m == Measure.Unknown ? null : Values.Text(s.Field, m)));
        var missing = state == ConditionState.Unknown ? slots.Where(s => s.Read(sheet, day) == Measure.Unknown).SelectMany(s => s.Sources)
            .Where(f => !sheet.Knows(f.Field, day.Year - f.Back)).Select(f => new MissingFact(f.Field.Code, f.Field.Yearly ? day.Year - f.Back : 0)).Distinct() : [];
        return new(number, condition, state, [.. values], gap, attainable, [.. missing]);
    }

    private static decimal? Gap(ConditionReading reading, List<long> measures)
    {
        if (reading.Field.Kind is not (FieldKind.Number or FieldKind.Date) || reading.Ranges.Count != 1) return null;
        var (low, high) = reading.Ranges[0];
        var widest = measures.Where(m => m != Measure.Unknown).Select(m => m < low ? (decimal)low - m : m > high ? (decimal)m - high : 0).Max();
        return reading.Field.Kind == FieldKind.Number ? widest / Measure.Of(1m) : widest;
    }

    private static ExplainedNode Node(RuleNode node, Dictionary<int, ExplainedCondition> explained, ref int next)
    {
        if (node is Condition)
        {
            var condition = explained[next++];
            return new("condition", 0, condition.State, [], condition);
        }
        var parts = new List<ExplainedNode>();
        foreach (var part in RuleCheck.PartsOf(node)) parts.Add(Node(part, explained, ref next));
        var counted = parts.Where(p => p.Condition?.Condition.Soft != true).Select(p => p.State).ToList();
        return node switch
        {
            AllOf => new("all", 0, AtLeast(counted, counted.Count), parts, null),
            AnyOf => new("any", 0, AtLeast(counted, 1), parts, null),
            AtLeastOf least => new("atLeast", least.Count, AtLeast(counted, least.Count), parts, null),
            _ => new("not", 0, Not(counted[0]), parts, null),
        };
    }

    private static ConditionState AtLeast(List<ConditionState> parts, int count)
    {
        var met = parts.Count(p => p == ConditionState.Met);
        var unmet = parts.Count(p => p == ConditionState.Unmet);
        return met >= count ? ConditionState.Met : unmet > parts.Count - count ? ConditionState.Unmet
            : met + parts.Count(p => p == ConditionState.ByPerson) >= count ? ConditionState.ByPerson : ConditionState.Unknown;
    }

    private static ConditionState Not(ConditionState state) => state switch { ConditionState.Met => ConditionState.Unmet, ConditionState.Unmet => ConditionState.Met, _ => state };
}
