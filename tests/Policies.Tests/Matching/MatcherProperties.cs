using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Matching;

public sealed class MatcherProperties
{
    private static readonly DateOnly Day = RandomRules.Day;

    [Fact]
    public void The_matcher_equals_the_reference_on_random_trees() => ForSeeds(seed =>
    {
        var random = new RandomRules(seed);
        var trees = Enumerable.Range(0, 5).Select(_ => random.Tree()).ToList();
        var sheets = Enumerable.Range(0, 70).Select(_ => random.Sheet()).ToList();
        var set = new RuleSet(trees.Select(t => new AreaRule(t, [])));
        var run = MatchRun.Of(ProfileTable.Of(set, sheets, Day));
        for (var rule = 0; rule < trees.Count; rule++)
            for (var row = 0; row < sheets.Count; row++) Truth(run.State(rule, row)).ShouldBe(Reference.Of(trees[rule], sheets[row], Day), RuleJson.Write(trees[rule]));
    });

    [Fact]
    public void Near_is_one_attainable_condition_from_no_longer_being_unmet() => ForSeeds(seed =>
    {
        var random = new RandomRules(seed);
        var rule = new AreaRule(random.Tree(), []);
        var sheet = random.Sheet();
        var explained = Explainer.Of(rule, sheet, Day);
        if (Truth(explained.State) != false) return;
        var helps = explained.Conditions().Any(c => c.Attainable && Answered(explained.Root, c.Number) != false);
        (explained.State == MatchState.Near).ShouldBe(helps, RuleJson.Write(rule.Tree));
    });

    [Fact]
    public void What_waits_for_a_person_waits_for_nothing_else() => ForSeeds(seed =>
    {
        var random = new RandomRules(seed);
        var rule = new AreaRule(random.Tree(), []);
        var explained = Explainer.Of(rule, random.Sheet(), Day);
        if (Truth(explained.State) is not null) return;
        (explained.State == MatchState.ByPerson).ShouldBe(Answered(explained.Root, null) == true, RuleJson.Write(rule.Tree));
    });

    [Fact]
    public void Adding_a_fact_never_turns_met_or_unmet_into_unknown() => ForSeeds(seed =>
    {
        var random = new RandomRules(seed);
        var (tree, sheet) = (random.Tree(), random.Sheet(0.4));
        var before = StateOf(tree, sheet);
        foreach (var (field, year) in RandomRules.Places.Where(p => !sheet.Knows(p.Field, p.Year)).ToList())
        {
            sheet[field, year] = random.Value(field);
            var after = StateOf(tree, sheet);
            if (before is not null) after.ShouldBe(before, $"{field.Code} {year} in {RuleJson.Write(tree)}");
            before = after;
        }
    });

    [Fact]
    public void Deleting_a_fact_never_gives_unmet() => ForSeeds(seed =>
    {
        var random = new RandomRules(seed);
        var (tree, sheet) = (random.Tree(), random.Sheet(0.9));
        foreach (var (field, year) in RandomRules.Places.Where(p => sheet.Knows(p.Field, p.Year)).ToList())
        {
            var before = StateOf(tree, sheet);
            sheet.Forget(field, year);
            if (before != false) StateOf(tree, sheet).ShouldNotBe(false, $"{field.Code} {year} in {RuleJson.Write(tree)}");
        }
    });

    [Fact]
    public void Raising_revenue_never_turns_at_least_from_met_to_unmet() => ForSeeds(seed =>
    {
        var random = new RandomRules(seed);
        var revenue = Fields.Of("revenue");
        var years = (YearRule)(1 + random.Next(5));
        var leaf = new Condition { Field = "revenue", Op = random.Next(2) == 0 ? RuleOp.AtLeast : RuleOp.Above, Values = [random.Next(20).ToString(System.Globalization.CultureInfo.InvariantCulture)], Unit = "万元", Years = years };
        var sheet = random.Sheet();
        var before = StateOf(leaf, sheet);
        for (var year = 2022; year < 2026; year++) if (sheet.Knows(revenue, year)) sheet[revenue, year] += random.Next(9_000_000);
        if (before == true) StateOf(leaf, sheet).ShouldBe(true);
    });

    [Fact]
    public void The_order_of_conditions_does_not_matter() => ForSeeds(seed =>
    {
        var random = new RandomRules(seed);
        var (tree, sheet) = (random.Tree(), random.Sheet());
        MatchState Of(RuleNode node) => Explainer.Of(new(node, []), sheet, Day).State;
        Of(Turned(tree)).ShouldBe(Of(tree), RuleJson.Write(tree));
    });

    [Fact]
    public void What_is_written_reads_back_the_same() => ForSeeds(seed =>
    {
        var text = RuleJson.Write(new RandomRules(seed).Tree());
        RuleJson.Write(RuleJson.Parse(text)).ShouldBe(text);
    });

    [Fact]
    public void A_rule_said_to_be_met_by_nobody_or_by_everybody_is() => ForSeeds(seed =>
    {
        var random = new RandomRules(seed);
        var tree = random.Tree(2);
        var warnings = RuleWarnings.Of(tree, "").Select(w => w.Code).ToList();
        for (var i = 0; i < 40 && warnings.Count > 0; i++)
        {
            var state = StateOf(tree, random.Sheet(1));
            if (warnings.Contains(RuleWarnings.Never)) state.ShouldNotBe(true, RuleJson.Write(tree));
            if (warnings.Contains(RuleWarnings.Always)) state.ShouldNotBe(false, RuleJson.Write(tree));
        }
    });

    private static void ForSeeds(Action<int> holds) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool? StateOf(RuleNode tree, FactSheet sheet) => Truth(Explainer.Of(new(tree, []), sheet, Day).State);

    private static bool? Truth(MatchState state) => state switch { MatchState.Fits => true, MatchState.Near or MatchState.Unmet => false, _ => null };

    /// <summary>The rule's answer if one condition were met; with null, if every condition a person judges were.</summary>
    private static bool? Answered(ExplainedNode node, int? number)
    {
        if (node.Condition is { } c)
            return (number is null ? c.State == ConditionState.ByPerson : c.Number == number) ? true : c.State switch { ConditionState.Met => true, ConditionState.Unmet => false, _ => null };
        var parts = node.Of.Where(p => p.Condition?.Condition.Soft != true).Select(p => Answered(p, number)).ToList();
        if (node.Kind == "not") return !parts[0];
        var count = node.Kind switch { "all" => parts.Count, "any" => 1, _ => node.Count };
        return parts.Count(p => p == true) >= count ? true : parts.Count(p => p == false) > parts.Count - count ? false : null;
    }

    private static RuleNode Turned(RuleNode node) => node switch
    {
        AllOf all => new AllOf([.. all.Of.Reverse().Select(Turned)]),
        AnyOf any => new AnyOf([.. any.Of.Reverse().Select(Turned)]),
        AtLeastOf least => new AtLeastOf(least.Count, [.. least.Of.Reverse().Select(Turned)]),
        NotOf not => new NotOf(Turned(not.Of)),
        _ => node,
    };
}
