using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>Why the own enterprise stands to a policy as it does, condition by condition.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="On">The day; today when absent.</param>
/// <remarks>Refusals: <c>policy.not-found</c>; <c>match.no-rule</c> when it has no rule in force that day.</remarks>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record ExplainMatch(Guid PolicyId, DateOnly? On = null) : IQuery<MatchDetail>;

/// <summary>The results kept for the own enterprise and a policy, the newest first.</summary>
/// <param name="PolicyId">The policy.</param>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record MatchHistory(Guid PolicyId) : IQuery<IReadOnlyList<KeptMatch>>;

/// <summary>Explains a kept result with the version of the rule and the facts it was found with.</summary>
/// <param name="MatchId">The result.</param>
/// <remarks>Refusal: <c>match.not-found</c>.</remarks>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record ExplainKeptMatch(Guid MatchId) : IQuery<MatchDetail>;

/// <summary>A match in full.</summary>
/// <param name="Row">The line of the list.</param>
/// <param name="Explanation">The rule, answered.</param>
/// <param name="Note">What the rule cannot say.</param>
/// <param name="Day">The day looked at.</param>
/// <param name="RuleFrom">Day from which this version is the rule; null: always.</param>
/// <param name="ProfileVersion">Version of the profile to answer questions with.</param>
/// <param name="Window">When one may apply.</param>
public sealed record MatchDetail(MatchRow Row, Explanation Explanation, string Note, DateOnly Day, DateOnly? RuleFrom, long ProfileVersion, RuleWindow? Window);

/// <summary>A kept result.</summary>
/// <param name="MatchId">Its id.</param>
/// <param name="State">State.</param>
/// <param name="RuleNumber">Version of the rule.</param>
/// <param name="ProfileNumber">Number of the profile.</param>
/// <param name="At">When it was found.</param>
/// <param name="ReplacedAt">When the next took its place.</param>
public sealed record KeptMatch(Guid MatchId, MatchState State, int RuleNumber, long ProfileNumber, DateTimeOffset At, DateTimeOffset? ReplacedAt);

internal sealed class ExplainMatchHandler(PoliciesDb db, CallContext call, RuleBook book, ReadRules rules, TimeProvider clock)
    : IHandle<ExplainMatch, MatchDetail>, IHandle<MatchHistory, IReadOnlyList<KeptMatch>>, IHandle<ExplainKeptMatch, MatchDetail>
{
    public async Task<Result<MatchDetail>> Handle(ExplainMatch request, CancellationToken cancellationToken)
    {
        var day = request.On ?? PolicyDates.Today(clock);
        if (!await db.Policies.AnyAsync(p => p.Id == request.PolicyId && p.Visible, cancellationToken)) return new Refusal("policy.not-found");
        if ((await book.InForceAsync(day, cancellationToken, request.PolicyId)).SingleOrDefault() is not { } policy) return new Refusal("match.no-rule");
        var sheet = await db.Current(call.Tenant).SheetAsync(cancellationToken);
        return await DetailAsync(policy, sheet, day, cancellationToken);
    }

    public async Task<Result<IReadOnlyList<KeptMatch>>> Handle(MatchHistory request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<KeptMatch>>(await db.Matches.AsNoTracking().Where(m => m.TenantId == call.Tenant && m.PolicyId == request.PolicyId).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(100)
            .Select(m => new KeptMatch(m.Id, m.State, m.RuleNumber, m.ProfileNumber, m.At, m.ReplacedAt)).ToListAsync(cancellationToken));

    public async Task<Result<MatchDetail>> Handle(ExplainKeptMatch request, CancellationToken cancellationToken)
    {
        var kept = await db.Matches.AsNoTracking().SingleOrDefaultAsync(m => m.TenantId == call.Tenant && m.Id == request.MatchId, cancellationToken);
        var rule = kept is null ? null : await db.Rules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == kept.RuleId, cancellationToken);
        var policy = kept is null ? null : await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == kept.PolicyId, cancellationToken);
        if (kept is null || rule is null || policy is null || rules.Of(rule.Id, rule.Body) is not { } body) return new Refusal("match.not-found");
        var sheet = await db.At(call.Tenant, kept.ProfileNumber).SheetAsync(cancellationToken);
        var facts = new PolicyFacts(policy.Id, policy.Title, policy.Level, policy.Issuer, policy.ToolClass, policy.ValidFrom, policy.ValidUntil, policy.PublishedOn, policy.TenantId);
        return await DetailAsync(new(facts, rule.Id, rule.Number, body), sheet, kept.Day, cancellationToken);
    }

    private async Task<MatchDetail> DetailAsync(RuledPolicy policy, FactSheet sheet, DateOnly day, CancellationToken ct)
    {
        var version = await db.Profiles.Where(p => p.TenantId == call.Tenant).Select(p => p.Version).SingleOrDefaultAsync(ct);
        var from = await db.Rules.Where(r => r.Id == policy.RuleId).Select(r => r.InForceFrom).SingleAsync(ct);
        var explained = Explainer.Of(policy.Rule, sheet, day);
        return new(MatchRows.One(policy, explained, sheet, day), explained, policy.Body.Note, day, from, version, policy.Body.Window);
    }
}
