using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>The question whose answer decides most.</summary>
/// <param name="Field">Field.</param>
/// <param name="Year">Calendar year, 0 for fields without.</param>
/// <param name="Open">Open policies that ask for it.</param>
/// <param name="Decides">How many of them an answer decides, on the mean of the answers that make a difference.</param>
public sealed record Question(string Field, int Year, int Open, double Decides);

/// <summary>
/// Picks the next question. For each missing fact, the open rules are run for a spread of answers: the thresholds that the rules name, one step either side, and a plain scale.
/// Answers with the same consequences count once and all alike, for nothing is known of which is likelier. The fact that on the mean decides most policies is asked; when none
/// decides one alone, the one that stands nearest to deciding: each rule gives 1 ÷ (facts it lacks).
/// </summary>
internal static class NextQuestion
{
    private static readonly decimal[] Scale = [0, 1, 2, 5, 10, 20, 50, 80, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 200_000];

    public static Question? Of(IReadOnlyList<AreaRule> open, FactSheet sheet, DateOnly day, IReadOnlyList<string>? skip = null)
    {
        var lacking = open.Select(r => Asked.Of(r, day).Distinct().Where(f => Fields.Of(f.Field).Kind != FieldKind.Text && !sheet.Knows(Fields.Of(f.Field), f.Year)).ToList()).ToList();
        var facts = lacking.SelectMany(l => l).Where(f => skip?.Contains(f.Field) != true).GroupBy(f => f).Select(g => (Fact: g.Key, Open: g.Count(), Share: lacking.Where(l => l.Contains(g.Key)).Sum(l => 1.0 / l.Count))).ToList();
        if (facts.Count == 0) return null;
        var set = new RuleSet(open);
        var rated = facts.Select(f => (f.Fact, f.Open, f.Share, Decides: Decided(set, sheet, day, f.Fact, Answers(open, f.Fact)))).ToList();
        var best = rated.OrderByDescending(r => Math.Round(r.Decides, 6)).ThenByDescending(r => r.Share).ThenByDescending(r => r.Fact.Year).ThenBy(r => r.Fact.Field, StringComparer.Ordinal).First();
        return new(best.Fact.Field, best.Fact.Year, best.Open, best.Decides);
    }

    private static double Decided(RuleSet set, FactSheet sheet, DateOnly day, MissingFact fact, IReadOnlyList<long> answers)
    {
        var field = Fields.Of(fact.Field);
        var table = new ProfileTable(set, answers.Count);
        for (var row = 0; row < answers.Count; row++)
        {
            sheet[field, fact.Year] = answers[row];
            table.Set(row, sheet, day);
        }
        sheet.Forget(field, fact.Year);
        var run = MatchRun.Of(table);
        var classes = Enumerable.Range(0, answers.Count).Select(row => string.Concat(Enumerable.Range(0, set.Rules.Count).Select(rule => (int)run.State(rule, row)))).Distinct().ToList();
        return classes.Count == 0 ? 0 : classes.Average(c => c.Count(state => state - '0' != (int)MatchState.ToAnswer));
    }

    private static List<long> Answers(IReadOnlyList<AreaRule> open, MissingFact fact)
    {
        var field = Fields.Of(fact.Field);
        if (field.Kind == FieldKind.Yes) return [0, 1];
        var named = open.SelectMany(r => RuleCheck.Conditions(r.Tree)).Where(c => c.Field == fact.Field && !c.ByPerson).Select(c => ConditionReading.Of(c, "").Require()).ToList();
        var areas = fact.Field == "place" ? open.SelectMany(r => r.Area).Distinct().Select(a => Measure.Range(field, a)!.Value.Low) : [];
        if (field.Kind is FieldKind.Choice) return [.. field.Choices.Select((_, i) => 1L << i)];
        if (field.Kind is FieldKind.Set) return [0, .. named.SelectMany(n => Measure.Words(field, n.Bits)).Distinct().Select(w => Measure.Bits(field, [w])!.Value)];
        var around = named.SelectMany(n => n.Ranges).SelectMany(r => new[] { r.Low - 1, r.Low, r.High, r.High == long.MaxValue ? r.High : r.High + 1 });
        var plain = field.Kind == FieldKind.Number ? Scale.Where(s => !(s > field.Max)).Select(Measure.Of) : field.Kind == FieldKind.Date ? [] : [Measure.Code(field, field.Kind == FieldKind.Division ? "540000" : "9700") ?? 1];
        return [.. around.Concat(plain).Concat(areas).Where(m => m > long.MinValue + 2 && m < long.MaxValue && (field.Min is null || m >= Measure.Of(field.Min.Value))).Distinct()];
    }
}
