using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>Why an enterprise stands to a rule as it does.</summary>
/// <param name="State">The state by the facts; the window is not looked at.</param>
/// <param name="Root">The rule with every group and condition answered.</param>
/// <param name="Area">Whether it lies in the area of the rule; null when the rule holds everywhere.</param>
public sealed record Explanation(MatchState State, ExplainedNode Root, ExplainedCondition? Area)
{
    /// <summary>All conditions, the area first, then in reading order.</summary>
    public IEnumerable<ExplainedCondition> Conditions() => Area is { } area ? [area, .. Flat(Root)] : Flat(Root);

    /// <summary>Facts whose absence leaves something open, each once.</summary>
    public IReadOnlyList<MissingFact> Missing() => [.. Conditions().Where(c => !c.Condition.Soft).SelectMany(c => c.Missing).Distinct()];

    private static IEnumerable<ExplainedCondition> Flat(ExplainedNode node) => node.Condition is { } own ? [own] : node.Of.SelectMany(Flat);
}

/// <summary>A group or condition with its answer.</summary>
/// <param name="Kind">all, any, not, atLeast or condition.</param>
/// <param name="Count">How many parts an atLeast wants.</param>
/// <param name="State">Its answer; a soft condition has its own and does not count in its group.</param>
/// <param name="Of">Its parts.</param>
/// <param name="Condition">The condition, for one.</param>
public sealed record ExplainedNode(string Kind, int Count, ConditionState State, IReadOnlyList<ExplainedNode> Of, ExplainedCondition? Condition);

/// <summary>A condition with its answer.</summary>
/// <param name="Number">Its place in reading order; -1 for the area.</param>
/// <param name="Condition">The condition.</param>
/// <param name="State">Its answer.</param>
/// <param name="Values">What the profile says, the latest year first.</param>
/// <param name="Gap">By how much a number misses, in the field's unit; of several years the widest. Null when there is no such distance.</param>
/// <param name="Attainable">True when an unmet one is within a fifth of its threshold, or a recognition one can apply for.</param>
/// <param name="Missing">The facts that would decide it.</param>
public sealed record ExplainedCondition(int Number, Condition Condition, ConditionState State, IReadOnlyList<ReadValue> Values, decimal? Gap, bool Attainable, IReadOnlyList<MissingFact> Missing);

/// <summary>A value as the rule read it.</summary>
/// <param name="Field">Field.</param>
/// <param name="Year">Calendar year; null when the field has none or a sum is meant.</param>
/// <param name="Years">How many years a sum covers; 0 for none.</param>
/// <param name="Value">The value in invariant text; null when unknown.</param>
public sealed record ReadValue(string Field, int? Year, int Years, string? Value);

/// <summary>A fact that is not known.</summary>
/// <param name="Field">Field.</param>
/// <param name="Year">Calendar year; 0 for fields without years.</param>
public sealed record MissingFact(string Field, int Year);
