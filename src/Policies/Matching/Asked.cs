using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>Which facts the rules ask for.</summary>
internal static class Asked
{
    /// <summary>The typed facts that the rules still in play read: those of policies out of the area or ruled out already are left aside.</summary>
    public static IReadOnlyList<MissingFact> By(IReadOnlyList<RuledPolicy> policies, FactSheet sheet, DateOnly day)
    {
        var set = new RuleSet(policies.Select(p => p.Rule));
        var run = MatchRun.Of(ProfileTable.Of(set, [sheet], day));
        return [.. policies.Where((_, i) => run.State(i, 0) != MatchState.Unmet).SelectMany(p => Of(p.Rule, day)).Distinct()];
    }

    public static IEnumerable<MissingFact> Of(AreaRule rule, DateOnly day) =>
        from condition in RuleCheck.Conditions(rule.Tree)
        where !condition.ByPerson && !condition.Soft
        let field = Fields.Find(condition.Field)
        where field is not null
        from slot in Slot.Of(field, condition.Years)
        from source in slot.Sources
        select new MissingFact(source.Field.Code, source.Field.Yearly ? day.Year - source.Back : 0);
}
