using System.Globalization;
using Shouldly;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>
/// The numbers of the national recognitions, written down here once more from their documents: 国科发火〔2008〕172号 and 〔2016〕32号 with 195号, 国科发政〔2017〕115号, 工信部企业〔2022〕63号 and 〔2026〕2号.
/// Nothing expected here is read from the rules, so a wrong number in them is found.
/// </summary>
public sealed class NationalNumbers
{
    private const string TechnologySme =
        "employees <= 500 人 last; revenue <= 2 亿元 last; assets <= 2 亿元 last; tech_sme_score >= 60 分; tech_staff_ratio >= 10 % last; standards >= 1 项";

    [Theory]
    [InlineData("CN-01", "2008-01-01", "age_days >= 365 日; ip_owned >= 1 件; tech_staff_ratio >= 30 % last; revenue < 5000 万元 last; rd_ratio_3y >= 6 %; revenue >= 5000 万元 last; revenue <= 20000 万元 last; "
        + "rd_ratio_3y >= 4 %; revenue > 20000 万元 last; rd_ratio_3y >= 3 %; rd_domestic_ratio >= 60 %; hightech_ratio >= 60 % last; innovation_score > 70 分")]
    [InlineData("CN-01", "2016-01-01", "age_days >= 365 日; ip_owned >= 1 件; tech_staff_ratio >= 10 % last; revenue <= 5000 万元 last; rd_ratio_3y >= 5 %; revenue > 5000 万元 last; revenue <= 20000 万元 last; "
        + "rd_ratio_3y >= 4 %; revenue > 20000 万元 last; rd_ratio_3y >= 3 %; rd_domestic_ratio >= 60 %; hightech_ratio >= 60 % last; innovation_score > 70 分")]
    [InlineData("CN-02", "2017-05-03", TechnologySme)]
    [InlineData("CN-02", "2026-01-01", TechnologySme)]
    [InlineData("CN-03", "2022-08-01", "niche_months >= 2 年; rd_expense >= 100 万元 last; rd_ratio >= 3 % last; revenue >= 1000 万元 last; equity_2y >= 2000 万元; growth_score >= 60 分; rd_expense >= 2000 万元 sum2; "
        + "equity_2y >= 6000 万元")]
    [InlineData("CN-03", "2026-04-01", "niche_months >= 3 年; revenue >= 1500 万元 last; equity_2y >= 2000 万元; main_ratio >= 80 % last; debt_ratio <= 80 % last; rd_expense >= 100 万元 each2; rd_ratio >= 3 % each2; "
        + "ip_class1 >= 1 件; growth_score >= 50 分")]
    [InlineData("CN-04", "2022-08-01", "niche_months >= 3 年; main_ratio >= 70 % last; revenue_cagr_2y >= 5 %; debt_ratio <= 70 % last; market_share >= 10 %; revenue >= 1 亿元 last; rd_ratio >= 3 % each2; "
        + "revenue >= 5000 万元 last; revenue < 1 亿元 last; rd_ratio >= 6 % each2; revenue < 5000 万元 last; equity_2y >= 8000 万元; rd_expense >= 3000 万元 sum2; tech_staff_ratio >= 50 % last; ip_class1 >= 2 件")]
    [InlineData("CN-04", "2026-04-01", "niche_months >= 3 年; revenue >= 5000 万元 last; main_ratio >= 90 % last; revenue_cagr_2y >= 5 %; debt_ratio <= 75 % last; rd_expense >= 1200 万元 sum2; rd_ratio >= 3 % each2; "
        + "ip_class1 >= 4 件; market_share >= 10 %; growth_score >= 60 分")]
    public void Each_version_has_these_numbers_and_no_others(string policy, string from, string numbers)
    {
        var rule = NationalFirm.Rules.Single(r => r.Policy == policy && r.InForceFrom == Day(from));
        RuleCheck.Conditions(rule.Tree!).Where(c => Fields.Find(c.Field)?.Kind == FieldKind.Number)
            .Select(c => $"{c.Field} {RuleWords.Of(c.Op)} {string.Join('-', c.Values)} {c.Unit} {RuleWords.Of(c.Years)}".TrimEnd()).ShouldBe(numbers.Split("; "));
    }

    [Fact]
    public void Every_recognition_has_the_rule_before_and_after_its_change_and_the_window_of_the_year()
    {
        NationalFirm.Rules.Select(r => $"{r.Policy} {r.InForceFrom:yyyy-MM-dd} {r.Window?.From} {r.Window?.Until}".TrimEnd()).ShouldBe(
        [
            "CN-01 2008-01-01", "CN-01 2016-01-01", "CN-02 2017-05-03", "CN-02 2026-01-01 2026-06-01 2026-08-31", "CN-03 2022-08-01", "CN-03 2026-04-01", "CN-04 2022-08-01", "CN-04 2026-04-01",
        ]);
    }

    /// <summary>The policy, the day, what else is told of the enterprise, the fact that moves, a value that just suffices, the nearest one that does not; then, whether a person may still find another way.</summary>
    public static TheoryData<string, string, string, string, string, string, bool> Cases()
    {
        var cases = new TheoryData<string, string, string, string, string, string, bool>();
        void No(string policy, string day, string given, string moved, string suffices, string not) => cases.Add(policy, day, given, moved, suffices, not, false);
        void Person(string policy, string day, string given, string moved, string suffices, string not) => cases.Add(policy, day, given, moved, suffices, not, true);

        No("CN-01", "2015-12-31", "", "established_on", "2014-12-31", "2015-01-01");
        Person("CN-01", "2015-12-31", "", "ip_owned", "1", "0");
        No("CN-01", "2015-12-31", "", "tech_staff/1", "60", "59");
        No("CN-01", "2015-12-31", "revenue/1=4999.9999; revenue/2=3000; revenue/3=2000.0001; rd_expense/2=200; rd_expense/3=200", "rd_expense/1", "200", "199.9999");
        No("CN-01", "2015-12-31", "revenue/2=3000; revenue/3=2000; rd_expense/1=500; rd_expense/2=0; rd_expense/3=0", "revenue/1", "5000", "4999.9999");

        No("CN-01", "2016-01-01", "", "established_on", "2015-01-01", "2015-01-02");
        No("CN-01", "2016-01-01", "", "ip_owned", "1", "0");
        No("CN-01", "2016-01-01", "", "tech_staff/1", "20", "19");
        No("CN-01", "2016-01-01", "revenue/1=5000; revenue/2=3000; revenue/3=2000; rd_expense/2=100; rd_expense/3=100", "rd_expense/1", "300", "299.9999");
        No("CN-01", "2016-01-01", "revenue/2=3000; revenue/3=2000; rd_expense/1=450; rd_expense/2=0; rd_expense/3=0", "revenue/1", "5000.0001", "5000");
        No("CN-01", "2016-01-01", "", "no_incident", "true", "false");
        foreach (var day in new[] { "2015-12-31", "2016-01-01" })
        {
            No("CN-01", day, "revenue/1=5000.0001; revenue/2=2999.9999; revenue/3=2000; rd_expense/2=0; rd_expense/3=0", "rd_expense/1", "400", "399.9999");
            No("CN-01", day, "revenue/1=20000; revenue/2=0; revenue/3=0; rd_expense/2=0; rd_expense/3=0", "rd_expense/1", "800", "799.999");
            No("CN-01", day, "revenue/2=5000; revenue/3=5000; rd_expense/1=1050; rd_expense/2=0; rd_expense/3=0", "revenue/1", "20000.0001", "20000");
            No("CN-01", day, "revenue/1=20000.0001; revenue/2=0; revenue/3=0; rd_expense/2=0; rd_expense/3=0", "rd_expense/1", "600.0001", "599.9999");
            No("CN-01", day, "", "rd_domestic_ratio", "60", "59.99");
            No("CN-01", day, "", "hightech_ratio/1", "60", "59.99");
            No("CN-01", day, "", "innovation_score", "70.01", "70");
        }

        foreach (var day in new[] { "2025-12-31", "2026-01-01" })
        {
            No("CN-02", day, "", "employees/1", "500", "501");
            No("CN-02", day, "", "revenue/1", "20000", "20000.0001");
            No("CN-02", day, "", "assets/1", "20000", "20000.0001");
            No("CN-02", day, "", "no_incident", "true", "false");
            No("CN-02", day, "", "credit_ok", "true", "false");
            No("CN-02", day, "", "tech_sme_score", "60", "59.99");
            No("CN-02", day, "", "tech_staff/1", "20", "19");
            No("CN-02", day, "tech_sme_score=59", "standards", "1", "0");
            No("CN-02", day, "tech_sme_score=59", "titles", "高新技术企业", "");
            No("CN-02", day, "tech_sme_score=59", "national_prize", "true", "false");
            No("CN-02", day, "tech_staff/1=0", "rd_body", "true", "false");
        }

        No("CN-03", "2026-03-31", "", "niche_months", "24", "23");
        No("CN-03", "2026-03-31", "revenue/1=2000", "rd_expense/1", "100", "99.9999");
        No("CN-03", "2026-03-31", "", "rd_expense/1", "300", "299.9999");
        No("CN-03", "2026-03-31", "", "revenue/1", "1000", "999.9999");
        No("CN-03", "2026-03-31", "revenue/1=999.9999", "equity_2y", "2000", "1999.9999");
        Person("CN-03", "2026-03-31", "rd_expense/1=900", "growth_score", "60", "59.99");
        Person("CN-03", "2026-03-31", "growth_score=0; rd_expense/2=1200", "rd_expense/1", "800", "799.9999");
        Person("CN-03", "2026-03-31", "growth_score=0; rd_expense/1=900", "equity_2y", "6000", "5999.9999");

        No("CN-03", "2026-04-01", "", "titles", "科技和创新型中小企业", "创新型中小企业");
        No("CN-03", "2026-04-01", "", "niche_months", "36", "35");
        No("CN-03", "2026-04-01", "", "revenue/1", "1500", "1499.9999");
        No("CN-03", "2026-04-01", "revenue/1=1499.9999", "equity_2y", "2000", "1999.9999");
        No("CN-03", "2026-04-01", "", "main_ratio/1", "80", "79.99");
        No("CN-03", "2026-04-01", "", "liabilities/1", "8000", "8000.0001");
        No("CN-03", "2026-04-01", "revenue/1=2000", "rd_expense/1", "100", "99.9999");
        No("CN-03", "2026-04-01", "revenue/2=2000", "rd_expense/2", "100", "99.9999");
        No("CN-03", "2026-04-01", "", "rd_expense/1", "300", "299.9999");
        No("CN-03", "2026-04-01", "", "rd_expense/2", "300", "299.9999");
        Person("CN-03", "2026-04-01", "", "ip_class1", "1", "0");
        Person("CN-03", "2026-04-01", "ip_class1=0", "rd_body", "true", "false");
        No("CN-03", "2026-04-01", "", "growth_score", "50", "49.99");

        No("CN-04", "2026-03-31", "", "titles", "专精特新中小企业", "科技和创新型中小企业");
        No("CN-04", "2026-03-31", "", "niche_months", "36", "35");
        No("CN-04", "2026-03-31", "", "main_ratio/1", "70", "69.99");
        No("CN-04", "2026-03-31", "revenue/3=8000", "revenue/1", "8820", "8819.9999");
        No("CN-04", "2026-03-31", "", "liabilities/1", "7000", "7000.0001");
        No("CN-04", "2026-03-31", "", "market_share", "10", "9.99");
        Person("CN-04", "2026-03-31", "", "rd_expense/1", "300", "299.9999");
        Person("CN-04", "2026-03-31", "", "rd_expense/2", "300", "299.9999");
        Person("CN-04", "2026-03-31", "rd_expense/1=500", "revenue/1", "10000", "9999.9999");
        Person("CN-04", "2026-03-31", "revenue/1=9999.9999; revenue/3=8000", "rd_expense/1", "600", "599.9999");
        Person("CN-04", "2026-03-31", "revenue/1=9000; revenue/3=8000", "rd_expense/2", "600", "599.9999");
        Person("CN-04", "2026-03-31", "revenue/2=4500; revenue/3=4000", "revenue/1", "5000", "4999.9999");
        const string Young = "revenue/2=3800; revenue/3=3000; equity_2y=8000; tech_staff/1=100; rd_expense/1=1600; rd_expense/2=1400; revenue/1=4000";
        Person("CN-04", "2026-03-31", Young, "equity_2y", "8000", "7999.9999");
        Person("CN-04", "2026-03-31", Young, "rd_expense/1", "1600", "1599.9999");
        Person("CN-04", "2026-03-31", Young, "tech_staff/1", "100", "99");
        Person("CN-04", "2026-03-31", Young + "; rd_expense/1=0; rd_expense/2=3000", "revenue/1", "4999.9999", "5000");
        Person("CN-04", "2026-03-31", "", "ip_class1", "2", "1");

        No("CN-04", "2026-04-01", "", "titles", "专精特新中小企业", "科技和创新型中小企业");
        No("CN-04", "2026-04-01", "", "niche_months", "36", "35");
        No("CN-04", "2026-04-01", "revenue/3=4000", "revenue/1", "5000", "4999.9999");
        No("CN-04", "2026-04-01", "", "main_ratio/1", "90", "89.99");
        No("CN-04", "2026-04-01", "revenue/3=8000", "revenue/1", "8820", "8819.9999");
        No("CN-04", "2026-04-01", "", "liabilities/1", "7500", "7500.0001");
        No("CN-04", "2026-04-01", "rd_expense/2=500", "rd_expense/1", "700", "699.9999");
        No("CN-04", "2026-04-01", "", "rd_expense/1", "300", "299.9999");
        No("CN-04", "2026-04-01", "", "rd_expense/2", "300", "299.9999");
        Person("CN-04", "2026-04-01", "", "ip_class1", "4", "3");
        Person("CN-04", "2026-04-01", "", "market_share", "10", "9.99");
        No("CN-04", "2026-04-01", "", "growth_score", "60", "59.99");
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_number_suffices_and_one_unit_beyond_it_does_not(string policy, string on, string given, string moved, string suffices, string not, bool person)
    {
        var day = Day(on);
        var (fits, misses) = (Explained(policy, day, given, $"{moved}={suffices}"), Explained(policy, day, given, $"{moved}={not}"));
        NationalFirm.Stands(fits.State).ShouldBeTrue($"{moved} {suffices}: {fits.State}");
        var (before, after) = Changed(fits.Root, misses.Root).ShouldHaveSingleItem($"{moved} {not} touches one part of the rule");
        (before, after).ShouldBeOneOf((ConditionState.Met, ConditionState.Unmet), (ConditionState.Met, ConditionState.ByPerson), (ConditionState.ByPerson, ConditionState.Unmet));
        if (person) misses.State.ShouldBe(MatchState.ByPerson);
        else misses.State.ShouldBeOneOf(MatchState.Near, MatchState.Unmet);
    }

    private static Explanation Explained(string policy, DateOnly day, string given, string moved)
    {
        var sheet = NationalFirm.Of(day);
        NationalFirm.Tell(sheet, day, given);
        NationalFirm.Tell(sheet, day, moved);
        return NationalFirm.Explain(NationalFirm.On(policy, day), sheet, day);
    }

    /// <summary>The outermost parts whose answer differs; what stands in an unmet part decides nothing.</summary>
    private static IEnumerable<(ConditionState Before, ConditionState After)> Changed(ExplainedNode one, ExplainedNode other)
    {
        foreach (var (a, b) in one.Of.Zip(other.Of))
            if (a.State != b.State) yield return (a.State, b.State);
            else if (a.State != ConditionState.Unmet) foreach (var inner in Changed(a, b)) yield return inner;
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
