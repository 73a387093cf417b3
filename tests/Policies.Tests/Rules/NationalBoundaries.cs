using Shouldly;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>
/// Walks over every number of every version of the national rules and moves the facts it reads to just below, exactly at and just above it, year by year: its own condition answers as its sign says, and no
/// condition on other facts changes its answer. A number added to the file is walked over as well.
/// </summary>
public sealed class NationalBoundaries
{
    /// <summary>The smallest step of what one types: one yuan, one person, a hundredth of a per cent or point. A computed share moves by one yuan or one person of what it is computed from.</summary>
    private static decimal StepOf(Field field) => field.Code switch
    {
        "rd_ratio" or "debt_ratio" or "rd_ratio_3y" => 0.000001m,
        "tech_staff_ratio" => 0.1m,
        "revenue_cagr_2y" => 0.0001m,
        _ => field.Unit switch { "万元" => 0.0001m, "%" or "分" => 0.01m, "人" or "件" or "项" or "日" or "月" => 1, _ => throw new InvalidOperationException($"{field.Code} in {field.Unit} has no step yet") },
    };

    public static TheoryData<string, string, int> Numbers()
    {
        var numbers = new TheoryData<string, string, int>();
        foreach (var (rule, day) in NationalFirm.Versions())
            foreach (var (condition, at) in RuleCheck.Conditions(rule.Tree!).Select((c, i) => (c, i)))
                if (Fields.Find(condition.Field)?.Kind == FieldKind.Number) numbers.Add(rule.Policy, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), at);
        return numbers;
    }

    [Fact]
    public void The_enterprise_of_these_tests_stands_in_every_version()
    {
        foreach (var (rule, day) in NationalFirm.Versions())
            NationalFirm.Stands(NationalFirm.Explain(rule, NationalFirm.Of(day), day).State).ShouldBeTrue($"{rule.Policy} {day:yyyy-MM-dd}");
        Numbers().Count.ShouldBeGreaterThanOrEqualTo(80);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Its_own_condition_turns_at_the_number_and_no_other_with_it(string policy, string on, int number)
    {
        var day = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture);
        var rule = NationalFirm.On(policy, day);
        var condition = RuleCheck.Conditions(rule.Tree!).ElementAt(number);
        var field = Fields.Of(condition.Field!);
        var threshold = Units.Convert(decimal.Parse(condition.Values.ShouldHaveSingleItem(), System.Globalization.CultureInfo.InvariantCulture), condition.Unit, field.Unit).ShouldNotBeNull();
        foreach (var back in condition.Years == YearRule.EachOfTwo ? new[] { 1, 2 } : [1])
        {
            var seen = new[] { -1, 0, 1 }.Select(side => Explained(rule, condition, back, threshold + side * StepOf(field), day)).ToList();
            seen.Select(e => StateOf(e, number)).ShouldBe(Expected(condition.Op), $"{condition.Field} {RuleWords.Of(condition.Op)} {threshold}{field.Unit}, {back} back");
            foreach (var other in seen[1].Conditions().Where(c => !ReadTogether(c.Condition, condition)))
                seen.Select(e => StateOf(e, other.Number)).Distinct().ShouldHaveSingleItem($"{other.Condition.Field} {other.Condition.Ask} does not read {condition.Field}");
            if (Required(rule.Tree!, condition))
                foreach (var e in seen) NationalFirm.Stands(e.State).ShouldBe(StateOf(e, number) == ConditionState.Met, $"{condition.Field} is required: {e.State}");
        }
    }

    private static ConditionState StateOf(Explanation explained, int number) => explained.Conditions().Single(c => c.Number == number).State;

    private static ConditionState[] Expected(RuleOp op)
    {
        const ConditionState Met = ConditionState.Met, Unmet = ConditionState.Unmet;
        return op switch { RuleOp.AtLeast => [Unmet, Met, Met], RuleOp.Above => [Unmet, Unmet, Met], RuleOp.AtMost => [Met, Met, Unmet], RuleOp.Below => [Met, Unmet, Unmet], _ => throw new InvalidOperationException($"{op} has no boundary yet") };
    }

    private static bool ReadTogether(Condition one, Condition other) => !one.ByPerson && Sources(one).Intersect(Sources(other)).Any();

    private static IEnumerable<string> Sources(Condition condition) => Slot.Of(Fields.Of(condition.Field!), condition.Years).SelectMany(s => s.Sources).Select(s => s.Field.Code);

    /// <summary>Every group above it wants all of its parts.</summary>
    private static bool Required(RuleNode node, Condition condition) => node is AllOf all && all.Of.Any(p => ReferenceEquals(p, condition) || Required(p, condition));

    private static Explanation Explained(RuleEntry rule, Condition condition, int back, decimal value, DateOnly day)
    {
        var sheet = NationalFirm.Of(day);
        foreach (var (fact, years, amount) in Facts(condition, back, value)) sheet[Fields.Of(fact), day.Year - years] = Measure.Of(amount);
        if (condition.Field == "age_days") sheet[Fields.Of("established_on"), 0] = Measure.Of(day.AddDays(-(int)value));
        return NationalFirm.Explain(rule, sheet, day);
    }

    /// <summary>The facts that make the field read the value, and a past that leaves the rest of the rule met: sales of a year come after smaller ones, R&amp;D is not above what its year sold.</summary>
    private static (string Fact, int Back, decimal Value)[] Facts(Condition condition, int back, decimal value) => (condition.Field, condition.Years) switch
    {
        ("age_days", _) => [],
        ("rd_ratio", _) => [("revenue", back, 10_000), ("rd_expense", back, value * 100)],
        ("debt_ratio", _) => [("assets", 1, 10_000), ("liabilities", 1, value * 100)],
        ("tech_staff_ratio", _) => [("employees", 1, 1_000), ("tech_staff", 1, value * 10)],
        ("rd_ratio_3y", _) => [("revenue", 1, 5_000), ("revenue", 2, 3_000), ("revenue", 3, 2_000), ("rd_expense", 1, value * 100), ("rd_expense", 2, 0), ("rd_expense", 3, 0)],
        ("revenue_cagr_2y", _) => [("revenue", 3, 10_000), ("revenue", 1, 10_000 * (1 + value / 100) * (1 + value / 100))],
        ("revenue", _) => [("revenue", 1, value), ("revenue", 2, value * 0.9m), ("revenue", 3, value * 0.8m)],
        ("rd_expense", YearRule.SumOfTwo) => [("rd_expense", 1, value - 500), ("rd_expense", 2, 500)],
        ("rd_expense", _) => [("rd_expense", back, value), ("revenue", back, 2_000)],
        _ => [(condition.Field!, 1, value)],
    };
}
