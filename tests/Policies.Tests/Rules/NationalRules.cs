using System.Text.Json;
using Shouldly;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>The rules that come with the product: each can be run, quotes its policy word for word, and the national numbers hold one unit either side.</summary>
public sealed class NationalRules
{
    private static readonly DateOnly Now = new(2026, 11, 26);

    private static List<RuleEntry> Rules(string file) => JsonSerializer.Deserialize<List<RuleEntry>>(File.ReadAllText(Path.Combine(Samples.Root, "samples", file)), JsonSerializerOptions.Web)!;

    [Theory]
    [InlineData("policies/rules_beijing_2024.json", "policies/policies_beijing_2024.json", 60)]
    [InlineData("policies/rules_national.json", "policies/national_recognitions.json", 4)]
    [InlineData("demo/rules.json", "demo/policies.json", 10)]
    public void Every_rule_runs_quotes_its_policy_and_can_be_met(string rules, string cards, int least)
    {
        using var policies = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Root, "samples", cards)));
        var texts = policies.RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => string.Join('\n', new[] { "title", "subtitle", "target", "content", "conditions", "process", "time" }.Select(f => c.GetProperty(f).GetString())));
        var entries = Rules(rules);
        entries.Select(e => e.Policy).Distinct().Count().ShouldBeGreaterThanOrEqualTo(least);
        foreach (var entry in entries)
        {
            entry.Body.Check().Select(r => $"{entry.Policy} {r.Field} {r.Code}").ShouldBeEmpty();
            RuleWarnings.Of(entry.Tree!, texts[entry.Policy]).Select(w => $"{entry.Policy} {w}").ShouldBeEmpty();
            RuleBody.Read(entry.Body.Write())!.Write().ShouldBe(entry.Body.Write());
        }
    }

    private static FactSheet Specialised()
    {
        var sheet = new FactSheet();
        Set(sheet, "industry", 0, "3421");
        foreach (var year in new[] { 2025, 2024, 2023, 2022 })
        {
            Set(sheet, "employees", year, "200");
            Set(sheet, "revenue", year, "10000");
            Set(sheet, "rd_expense", year, "700");
            Set(sheet, "assets", year, "10000");
            Set(sheet, "liabilities", year, "5000");
            Set(sheet, "main_ratio", year, "95");
            Set(sheet, "tech_staff", year, "80");
            Set(sheet, "hightech_ratio", year, "80");
        }
        foreach (var (field, value) in new[]
                 {
                     ("titles", "科技和创新型中小企业、专精特新中小企业"), ("niche_months", "60"), ("equity_2y", "0"), ("ip_class1", "6"), ("ip_owned", "9"), ("growth_score", "80"), ("market_share", "20"), ("domains", "强链补链"),
                     ("established_on", "2010-01-01"), ("rd_domestic_ratio", "90"), ("innovation_score", "80"), ("no_incident", "true"), ("tech_sme_score", "70"), ("national_prize", "false"), ("rd_body", "false"), ("standards", "0"), ("place", "211104"),
                 }) Set(sheet, field, 0, value);
        Set(sheet, "revenue", 2023, "9000");
        return sheet;
    }

    private static void Set(FactSheet sheet, string field, int year, string value) => sheet[Fields.Of(field), year] = Values.MeasureOf(Fields.Of(field), value);

    private static MatchState StateOn(string policy, FactSheet sheet, DateOnly day)
    {
        var rule = Rules("policies/rules_national.json").Where(r => r.Policy == policy && (r.InForceFrom is null || r.InForceFrom <= day)).OrderByDescending(r => r.InForceFrom).First();
        return Explainer.Of(new(rule.Tree!, []), sheet, day).State;
    }

    private static bool Stands(MatchState state) => state is MatchState.Fits or MatchState.ByPerson;

    /// <summary>A value that just suffices and one that just does not, each with the field it is of.</summary>
    [Theory]
    [InlineData("CN-01", "established_on", 0, "2025-11-26", "2025-11-27")]
    [InlineData("CN-01", "tech_staff", 2025, "20", "19")]
    [InlineData("CN-01", "rd_domestic_ratio", 0, "60", "59")]
    [InlineData("CN-01", "hightech_ratio", 2025, "60", "59")]
    [InlineData("CN-01", "innovation_score", 0, "71", "70")]
    [InlineData("CN-01", "ip_owned", 0, "1", "0")]
    [InlineData("CN-02", "employees", 2025, "500", "501")]
    [InlineData("CN-02", "revenue", 2025, "20000", "20001")]
    [InlineData("CN-02", "assets", 2025, "20000", "20001")]
    [InlineData("CN-02", "tech_sme_score", 0, "60", "59")]
    [InlineData("CN-02", "tech_staff", 2025, "1", "0")]
    [InlineData("CN-03", "niche_months", 0, "36", "35")]
    [InlineData("CN-03", "main_ratio", 2025, "80", "79")]
    [InlineData("CN-03", "liabilities", 2025, "8000", "8001")]
    [InlineData("CN-03", "rd_expense", 2024, "300", "299")]
    [InlineData("CN-03", "ip_class1", 0, "1", "0")]
    [InlineData("CN-03", "growth_score", 0, "50", "49")]
    [InlineData("CN-04", "niche_months", 0, "36", "35")]
    [InlineData("CN-04", "main_ratio", 2025, "90", "89")]
    [InlineData("CN-04", "liabilities", 2025, "7500", "7501")]
    [InlineData("CN-04", "ip_class1", 0, "4", "3")]
    [InlineData("CN-04", "market_share", 0, "10", "9")]
    [InlineData("CN-04", "growth_score", 0, "60", "59")]
    [InlineData("CN-04", "rd_expense", 2024, "500", "499")]
    [InlineData("CN-04", "revenue", 2023, "9070", "9071")]
    public void Each_number_of_today_suffices_and_one_unit_less_does_not(string policy, string field, int year, string suffices, string not)
    {
        var sheet = Specialised();
        Set(sheet, field, year, suffices);
        Stands(StateOn(policy, sheet, Now)).ShouldBeTrue($"{field} {suffices}: {StateOn(policy, sheet, Now)}");
        Set(sheet, field, year, not);
        StateOn(policy, sheet, Now).ShouldBeOneOf(MatchState.Near, MatchState.Unmet);
    }

    [Theory]
    [InlineData(5000, 250, 249)]
    [InlineData(5001, 201, 200)]
    [InlineData(20000, 800, 799)]
    [InlineData(20001, 601, 600)]
    public void The_research_ratio_of_a_high_tech_enterprise_follows_its_sales(int sales, int suffices, int not)
    {
        bool With(int research)
        {
            var sheet = Specialised();
            foreach (var year in new[] { 2025, 2024, 2023 }) { Set(sheet, "revenue", year, sales.ToString(System.Globalization.CultureInfo.InvariantCulture)); Set(sheet, "rd_expense", year, research.ToString(System.Globalization.CultureInfo.InvariantCulture)); }
            return Stands(StateOn("CN-01", sheet, Now));
        }
        With(suffices).ShouldBeTrue();
        With(not).ShouldBeFalse();
    }

    [Fact]
    public void Sums_and_sizes_of_the_little_giant_hold_one_unit_either_side()
    {
        var sheet = Specialised();
        Set(sheet, "rd_expense", 2025, "700");
        Set(sheet, "rd_expense", 2024, "500");
        Stands(StateOn("CN-04", sheet, Now)).ShouldBeTrue();
        foreach (var (revenue, stands) in new[] { ("5000", true), ("4999", false) })
        {
            var small = Specialised();
            Set(small, "revenue", 2025, revenue);
            Set(small, "revenue", 2023, "4000");
            Stands(StateOn("CN-04", small, Now)).ShouldBe(stands);
        }
    }

    [Fact]
    public void Specialised_enterprises_are_held_to_the_rule_of_the_day()
    {
        var sheet = Specialised();
        Set(sheet, "revenue", 2025, "1200");
        Set(sheet, "niche_months", 0, "30");
        Set(sheet, "titles", 0, "");
        Stands(StateOn("CN-03", sheet, new(2026, 3, 31))).ShouldBeTrue();
        StateOn("CN-03", sheet, new(2026, 4, 1)).ShouldBe(MatchState.Unmet);
        foreach (var (field, year, suffices, not) in new[] { ("niche_months", 0, "24", "23"), ("revenue", 2025, "1000", "999"), ("rd_expense", 2025, "100", "99") })
        {
            var before = Specialised();
            Set(before, "rd_expense", 2024, "120");
            if (field == "rd_expense") Set(before, "revenue", 2025, "2000");
            Set(before, field, year, suffices);
            Stands(StateOn("CN-03", before, new(2026, 3, 31))).ShouldBeTrue(field);
            Set(before, field, year, not);
            Stands(StateOn("CN-03", before, new(2026, 3, 31))).ShouldBeFalse(field);
        }
    }

    [Fact]
    public void Below_sixty_points_the_old_rule_left_a_prize_for_a_person_to_check()
    {
        foreach (var (points, expected) in new[] { ("60", MatchState.Fits), ("59", MatchState.ByPerson) })
        {
            var sheet = Specialised();
            Set(sheet, "growth_score", 0, points);
            StateOn("CN-03", sheet, new(2026, 3, 31)).ShouldBe(expected);
        }
    }

    [Fact]
    public void Revenue_or_equity_suffices_for_a_specialised_enterprise()
    {
        foreach (var (revenue, equity, stands) in new[] { ("1500", "0", true), ("1499", "0", false), ("1499", "2000", true), ("1499", "1999", false) })
        {
            var sheet = Specialised();
            Set(sheet, "revenue", 2025, revenue);
            Set(sheet, "equity_2y", 0, equity);
            Stands(StateOn("CN-03", sheet, Now)).ShouldBe(stands, $"{revenue} {equity}");
        }
    }
}
