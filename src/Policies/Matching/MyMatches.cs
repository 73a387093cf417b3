using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Matching;

/// <summary>How the own enterprise stands to every policy with a rule, from the facts of this moment.</summary>
/// <param name="On">The day to look at; today when absent. Years and rule versions are read from that day.</param>
/// <param name="Skip">Fields not to ask about now.</param>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record MyMatches(DateOnly? On = null, IReadOnlyList<string>? Skip = null) : IQuery<MatchOverview>;

/// <summary>All matches of an enterprise.</summary>
/// <param name="Day">The day looked at.</param>
/// <param name="Rows">All policies with a rule; by state, then deadline, benefit, date of issue.</param>
/// <param name="Question">The question that decides most, or null.</param>
/// <param name="ProfileVersion">Version to answer it with.</param>
/// <param name="WithoutRule">Policies in force that have no rule yet and must be read.</param>
public sealed record MatchOverview(DateOnly Day, IReadOnlyList<MatchRow> Rows, Question? Question, long ProfileVersion, int WithoutRule);

/// <summary>A policy and how the enterprise stands to it.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Title">Its title.</param>
/// <param name="Level">Its level.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="State">State on the day.</param>
/// <param name="ByFacts">State by the facts alone: what it will be when a closed one opens.</param>
/// <param name="InArea">False when it holds in another area.</param>
/// <param name="Met">Required conditions that are met.</param>
/// <param name="Conditions">Required conditions in all.</param>
/// <param name="Decisive">The conditions to show first: unmet ones of what is not met, open ones of what is open.</param>
/// <param name="Missing">Facts it lacks.</param>
/// <param name="Deadline">Last day to apply, when known.</param>
/// <param name="OpensOn">When a closed one opens, when known.</param>
/// <param name="Benefit">Formula of the benefit; null when the policy gives none.</param>
/// <param name="Estimate">What the formula gives, 万元; null without one or while a fact is missing.</param>
/// <param name="RuleNumber">Version of the rule.</param>
public sealed record MatchRow(
    Guid PolicyId, string Title, PolicyLevel Level, string Issuer, MatchState State, MatchState ByFacts, bool InArea, int Met, int Conditions, IReadOnlyList<ExplainedCondition> Decisive,
    IReadOnlyList<MissingFact> Missing, DateOnly? Deadline, DateOnly? OpensOn, Rules.RuleBenefit? Benefit, decimal? Estimate, int RuleNumber);

internal sealed class MyMatchesHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock) : IHandle<MyMatches, MatchOverview>
{
    public async Task<Result<MatchOverview>> Handle(MyMatches request, CancellationToken cancellationToken)
    {
        var day = request.On ?? PolicyDates.Today(clock);
        var version = await db.Profiles.Where(p => p.TenantId == call.Tenant).Select(p => p.Version).SingleOrDefaultAsync(cancellationToken);
        var sheet = await db.Current(call.Tenant).SheetAsync(cancellationToken);
        var policies = await book.InForceAsync(day, cancellationToken);
        var ruled = policies.Select(p => p.Policy.Id).ToHashSet();
        var inForce = await db.Policies.Where(p => p.Visible).Where(InForce.On(day)).CountAsync(cancellationToken);
        var rows = MatchRows.Of(policies, sheet, day);
        var open = policies.Where(p => rows.Any(r => r.PolicyId == p.Policy.Id && r.ByFacts == MatchState.ToAnswer)).Select(p => p.Rule).ToList();
        return new MatchOverview(day, rows, NextQuestion.Of(open, sheet, day, request.Skip ?? []), version, inForce - ruled.Count);
    }
}

/// <summary>Rows of matches, explained as far as a list shows.</summary>
internal static class MatchRows
{
    public static IReadOnlyList<MatchRow> Of(IReadOnlyList<RuledPolicy> policies, FactSheet sheet, DateOnly day) =>
        [.. policies.Select(p => One(p, sheet, day)).OrderBy(r => r.State).ThenBy(r => r.Deadline ?? DateOnly.MaxValue).ThenByDescending(r => r.Estimate ?? 0).ThenBy(r => r.Title, StringComparer.Ordinal)];

    public static MatchRow One(RuledPolicy p, FactSheet sheet, DateOnly day) => One(p, Explainer.Of(p.Rule, sheet, day), sheet, day);

    public static MatchRow One(RuledPolicy p, Explanation explained, FactSheet sheet, DateOnly day)
    {
        var required = explained.Conditions().Where(c => !c.Condition.Soft).ToList();
        var decisive = explained.State switch
        {
            MatchState.Near => required.Where(c => c.Attainable),
            MatchState.Unmet => required.Where(c => c.State == ConditionState.Unmet),
            MatchState.Fits => [],
            _ => required.Where(c => c.State is ConditionState.Unknown or ConditionState.ByPerson),
        };
        return new(
            p.Policy.Id, p.Policy.Title, p.Policy.Level, p.Policy.Issuer, MatchStore.StateOf(p, explained.State, day), explained.State, explained.Area?.State != ConditionState.Unmet,
            required.Count(c => c.State == ConditionState.Met), required.Count, [.. decisive.OrderByDescending(c => c.Attainable).Take(6)], explained.Missing(),
            p.DeadlineFrom(day), p.OpensAfter(day), p.Body.Benefit, p.Body.Benefit?.Estimate(sheet, day), p.Number);
    }
}
