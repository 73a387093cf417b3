namespace SmartPark.Policies.Rules;

/// <summary>The words of the rule format, both ways.</summary>
internal static class RuleWords
{
    public static readonly (RuleOp Op, string Word)[] Ops =
    [
        (RuleOp.AtLeast, ">="), (RuleOp.AtMost, "<="), (RuleOp.Above, ">"), (RuleOp.Below, "<"), (RuleOp.Equal, "="),
        (RuleOp.Between, "between"), (RuleOp.In, "in"), (RuleOp.StartsWith, "startswith"), (RuleOp.Has, "has"),
    ];

    public static readonly (YearRule Years, string Word)[] Years =
    [
        (YearRule.Last, "last"), (YearRule.EachOfTwo, "each2"), (YearRule.EachOfThree, "each3"), (YearRule.SumOfTwo, "sum2"), (YearRule.SumOfThree, "sum3"),
    ];

    public static readonly (ConditionCheck Check, string Word)[] Checks = [(ConditionCheck.Auto, "auto"), (ConditionCheck.Proof, "proof"), (ConditionCheck.Manual, "manual")];

    public static string Of(RuleOp op) => Ops.First(o => o.Op == op).Word;

    public static string? Of(YearRule years) => Years.FirstOrDefault(y => y.Years == years).Word;

    public static string Of(ConditionCheck check) => Checks.First(c => c.Check == check).Word;
}
