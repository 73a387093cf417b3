using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Rules;

/// <summary>Own published policies in force that have no rule yet, the oldest first: the work list.</summary>
[Permission(PoliciesPermissions.RuleRead)]
public sealed record PoliciesWithoutRule : IQuery<IReadOnlyList<UnruledPolicy>>;

/// <summary>Which policies could be paid without an application (免申即享), and what prevents it: a policy can when every required condition is decided by facts alone and it pays by a formula.</summary>
[Permission(PoliciesPermissions.RuleRead)]
public sealed record ExemptionCheck : IQuery<IReadOnlyList<ExemptionRow>>;

/// <summary>A policy that waits for its rule.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Title">Its title.</param>
/// <param name="Since">Since when it is published.</param>
/// <param name="Days">For how many days.</param>
/// <param name="HasDraft">True when somebody is at it.</param>
public sealed record UnruledPolicy(Guid PolicyId, string Title, DateTimeOffset Since, int Days, bool HasDraft);

/// <summary>A policy looked at for payment without application.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Title">Its title.</param>
/// <param name="ByPerson">Conditions that a person judges.</param>
/// <param name="ByProof">Conditions that need a document.</param>
/// <param name="NoFormula">True when no formula says what is paid.</param>
/// <param name="Could">True when nothing of that prevents it.</param>
/// <param name="Ready">Enterprises that fit by facts they share, none of them older than a year.</param>
/// <param name="Stale">Enterprises that fit by facts, some of them older.</param>
/// <param name="Lacking">Facts that keep enterprises from being decided, with how many each.</param>
public sealed record ExemptionRow(
    Guid PolicyId, string Title, IReadOnlyList<Condition> ByPerson, IReadOnlyList<Condition> ByProof, bool NoFormula, bool Could, int Ready, int Stale, IReadOnlyList<LackingFact> Lacking);

/// <summary>A fact that is missing.</summary>
/// <param name="Field">Field.</param>
/// <param name="Enterprises">At how many enterprises.</param>
public sealed record LackingFact(string Field, int Enterprises);

internal sealed class RuleWorkHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock) : IHandle<PoliciesWithoutRule, IReadOnlyList<UnruledPolicy>>, IHandle<ExemptionCheck, IReadOnlyList<ExemptionRow>>
{
    private const int FreshDays = 366;

    public async Task<Result<IReadOnlyList<UnruledPolicy>>> Handle(PoliciesWithoutRule request, CancellationToken cancellationToken)
    {
        var (now, day) = (clock.GetUtcNow(), PolicyDates.Today(clock));
        var rows = await db.Policies.AsNoTracking().Where(p => p.TenantId == call.Tenant && p.State == PolicyState.Published).Where(InForce.On(day))
            .Where(p => !db.Rules.Any(r => r.PolicyId == p.Id && r.State == RuleState.Published)).OrderBy(p => p.ShownSince).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Title, p.ShownSince, Draft = db.Rules.Any(r => r.PolicyId == p.Id) }).Take(500).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<UnruledPolicy>>([.. rows.Select(r => new UnruledPolicy(r.Id, r.Title, r.ShownSince ?? now, (int)(now - (r.ShownSince ?? now)).TotalDays, r.Draft))]);
    }

    public async Task<Result<IReadOnlyList<ExemptionRow>>> Handle(ExemptionCheck request, CancellationToken cancellationToken)
    {
        var day = PolicyDates.Today(clock);
        var policies = await book.InForceAsync(day, cancellationToken);
        var board = await Board.OfAsync(db, cancellationToken);
        var stale = (await db.Facts.AsNoTracking().Where(f => f.Visible && f.ObservedOn < day.AddDays(-FreshDays)).Select(f => new { f.TenantId, f.Field }).Distinct().ToListAsync(cancellationToken)).Select(f => (f.TenantId, f.Field)).ToHashSet();
        return Result.Of<IReadOnlyList<ExemptionRow>>([.. policies.Select(p => Row(p, board, stale, day)).OrderByDescending(r => r.Could).ThenByDescending(r => r.Ready).ThenBy(r => r.ByPerson.Count + r.ByProof.Count).ThenBy(r => r.Title, StringComparer.Ordinal)]);
    }

    private static ExemptionRow Row(RuledPolicy policy, Board board, HashSet<(Kernel.Tenancy.TenantId, string)> stale, DateOnly day)
    {
        var conditions = RuleCheck.Conditions(policy.Body.Tree).Where(c => !c.Soft).ToList();
        var byPerson = conditions.Where(c => c.ByPerson).ToList();
        var byProof = conditions.Where(c => !c.ByPerson && c.Check == ConditionCheck.Proof).ToList();
        var states = board.States(policy.Rule, day);
        var fields = Asked.Of(policy.Rule, day).Select(a => a.Field).Distinct().ToList();
        var fitting = board.Enterprises.Where((_, i) => states[i] == MatchState.Fits).ToList();
        var old = fitting.Count(e => fields.Any(f => stale.Contains((e.Id, f))));
        var lacking = board.Sheets.Where((_, i) => states[i] == MatchState.ToAnswer)
            .SelectMany(sheet => Asked.Of(policy.Rule, day).Distinct().Where(a => !sheet.Knows(Fields.Of(a.Field), a.Year)).Select(a => a.Field).Distinct()).GroupBy(f => f)
            .Select(g => new LackingFact(g.Key, g.Count())).OrderByDescending(l => l.Enterprises).ThenBy(l => l.Field, StringComparer.Ordinal).Take(5);
        var noFormula = policy.Body.Benefit is null;
        return new(policy.Policy.Id, policy.Policy.Title, byPerson, byProof, noFormula, byPerson.Count == 0 && byProof.Count == 0 && !noFormula, fitting.Count - old, old, [.. lacking]);
    }
}
