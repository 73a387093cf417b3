using System.Globalization;
using Shouldly;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>Units of the national rules: money meets money in whatever unit it is written, years meet months, and nothing meets a unit of something else.</summary>
public sealed class NationalUnits
{
    private static readonly string[][] Alike = [["元", "万元", "亿元"], ["月", "年"], ["日"], ["%"], ["人"], ["分"], ["件"], ["项"], ["家"], ["平方米", "万平方米"]];

    private static readonly DateOnly Day = new(2026, 4, 1);

    public static TheoryData<string, string, int> Numbers() => NationalBoundaries.Numbers();

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_refused_in_every_unit_of_another_kind_and_so_is_a_fact(string policy, string on, int number)
    {
        var condition = RuleCheck.Conditions(NationalFirm.On(policy, DateOnly.Parse(on, CultureInfo.InvariantCulture)).Tree!).ElementAt(number);
        var field = Fields.Of(condition.Field!);
        Alike.Count(kind => kind.Contains(field.Unit)).ShouldBe(1, field.Unit);
        Alike.Single(kind => kind.Contains(field.Unit)).ShouldContain(condition.Unit);
        foreach (var kind in Alike)
            foreach (var unit in kind)
            {
                var (written, typed) = (ConditionReading.Of(condition with { Values = ["1"], Unit = unit }, "Tree"), Values.Read(field, "1", unit, "Facts[0]", Day));
                if (kind.Contains(field.Unit)) (written.Succeeded, typed.Succeeded).ShouldBe((true, true), unit);
                else (written.Refusal?.Code, typed.Refusal?.Code).ShouldBe(("rule.unit", "fact.unit"), $"{field.Code} in {unit}");
            }
        ConditionReading.Of(condition with { Values = ["1"], Unit = "" }, "Tree").Refusal?.Code.ShouldBe("rule.unit", "a number without a unit");
    }

    /// <summary>1500万元 written in 元, 万元 and 亿元, against sales typed in 元, 万元 and 亿元: it turns between 14,999,999 and 15,000,000 元 in each.</summary>
    [Theory]
    [InlineData("15000000", "元")]
    [InlineData("1500", "万元")]
    [InlineData("0.15", "亿元")]
    public void A_threshold_in_yuan_meets_a_fact_in_ten_thousands_at_the_same_amount(string value, string unit)
    {
        var condition = new Condition { Field = "revenue", Op = RuleOp.AtLeast, Values = [value], Unit = unit, Years = YearRule.Last };
        foreach (var (typed, of, state) in new[]
                 {
                     ("15000000", "元", MatchState.Fits), ("14999999", "元", MatchState.Near), ("1500", "万元", MatchState.Fits), ("1499.9999", "万元", MatchState.Near), ("0.15", "亿元", MatchState.Fits),
                     ("0.14999999", "亿元", MatchState.Near), ("1500", "元", MatchState.Unmet), ("1500", "亿元", MatchState.Fits),
                 }) Told(condition, typed, of).ShouldBe(state, $"{typed} {of} against {value} {unit}");
    }

    [Theory]
    [InlineData("3", "年")]
    [InlineData("36", "月")]
    public void Three_years_are_thirty_six_months(string value, string unit)
    {
        var condition = new Condition { Field = "niche_months", Op = RuleOp.AtLeast, Values = [value], Unit = unit };
        foreach (var (typed, of, state) in new[] { ("36", "月", MatchState.Fits), ("35", "月", MatchState.Near), ("3", "年", MatchState.Fits), ("3", "月", MatchState.Unmet) }) Told(condition, typed, of).ShouldBe(state, $"{typed} {of}");
    }

    [Theory]
    [InlineData("revenue", "1500", "%", YearRule.Last)]
    [InlineData("revenue", "1500", "人", YearRule.Last)]
    [InlineData("equity_2y", "2000", "%", YearRule.None)]
    [InlineData("main_ratio", "80", "万元", YearRule.Last)]
    [InlineData("rd_ratio", "3", "元", YearRule.EachOfTwo)]
    [InlineData("debt_ratio", "80", "分", YearRule.Last)]
    [InlineData("employees", "500", "万元", YearRule.Last)]
    [InlineData("tech_staff_ratio", "10", "人", YearRule.Last)]
    [InlineData("niche_months", "3", "日", YearRule.None)]
    [InlineData("age_days", "1", "年", YearRule.None)]
    [InlineData("growth_score", "50", "%", YearRule.None)]
    [InlineData("ip_class1", "1", "项", YearRule.None)]
    public void Money_shares_people_and_time_are_never_mixed(string field, string value, string unit, YearRule years)
    {
        var refusal = RuleCheck.Of(new AllOf([new Condition { Field = field, Op = RuleOp.AtLeast, Values = [value], Unit = unit, Years = years }])).ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe(("rule.unit", "Tree.all[0]"));
    }

    private static MatchState Told(Condition condition, string typed, string unit)
    {
        var (field, sheet) = (Fields.Of(condition.Field!), new FactSheet());
        sheet[field, Day.Year - 1] = Values.MeasureOf(field, Values.Read(field, typed, unit, "", Day).Require());
        return Explainer.Of(new(condition, []), sheet, Day).State;
    }
}
