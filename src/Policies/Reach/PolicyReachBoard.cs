using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Reach;

/// <summary>How the enterprises one may see stand to a policy, by the facts they share; with a what-if how they do and would with one threshold moved, by the facts alone, be it open or not.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Condition">For a what-if: number of the condition in reading order, from 0.</param>
/// <param name="Threshold">For a what-if: its other value, in the condition's unit.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>match.no-rule</c>, <c>reach.what-if</c> for a condition that has no threshold.</remarks>
[Permission(PoliciesPermissions.RuleRead)]
public sealed record PolicyEnterprises(Guid PolicyId, int? Condition = null, decimal? Threshold = null) : IQuery<EnterpriseBoard>;

/// <summary>The funnel of a policy: the rows behind it are its lists.</summary>
/// <param name="PolicyId">The policy.</param>
/// <remarks>Refusal: <c>policy.not-found</c>.</remarks>
[Permission(PoliciesPermissions.RuleRead)]
public sealed record PolicyFunnel(Guid PolicyId) : IQuery<IReadOnlyList<ReachRow>>;

/// <summary>Answers an enterprise that said a policy is not for it; its people are told.</summary>
/// <param name="OutreachId">The way.</param>
/// <param name="Text">The answer, at most 500 characters.</param>
/// <remarks>Refusals: <c>reach.not-found</c>, <c>reach.nothing-to-answer</c>, <c>reach.reason-text</c>.</remarks>
[Permission(PoliciesPermissions.Reach)]
public sealed record AnswerDecline(Guid OutreachId, string Text) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => string.IsNullOrWhiteSpace(Text) || Text.Length > 500 ? [Refusal.With("reach.reason-text", nameof(Text), 500)] : [];
}

/// <summary>The enterprises of a policy.</summary>
/// <param name="Title">Title of the policy.</param>
/// <param name="Own">True when the policy is the caller's own.</param>
/// <param name="Rows">All enterprises, by state and name.</param>
/// <param name="Conditions">The conditions with a threshold that can be moved.</param>
public sealed record EnterpriseBoard(string Title, bool Own, IReadOnlyList<EnterpriseRow> Rows, IReadOnlyList<MovableCondition> Conditions);

/// <summary>A condition whose threshold can be moved.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Values">What the enterprises have, in the field's unit; unknown ones are left out.</param>
public sealed record MovableCondition(int Number, Condition Condition, IReadOnlyList<decimal> Values);

/// <summary>An enterprise and how it stands.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Its state by the facts it shares.</param>
/// <param name="WhatIf">Its state with the threshold moved; null without a what-if.</param>
/// <param name="Unmet">What it misses.</param>
/// <param name="Missing">Facts it has not shared or not told.</param>
public sealed record EnterpriseRow(TenantId Enterprise, string Name, MatchState State, MatchState? WhatIf, IReadOnlyList<ExplainedCondition> Unmet, IReadOnlyList<MissingFact> Missing);

internal sealed class PolicyReachHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock)
    : IHandle<PolicyEnterprises, EnterpriseBoard>, IHandle<PolicyFunnel, IReadOnlyList<ReachRow>>, IHandle<AnswerDecline, Done>
{
    public async Task<Result<EnterpriseBoard>> Handle(PolicyEnterprises request, CancellationToken cancellationToken)
    {
        var day = PolicyDates.Today(clock);
        if (await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PolicyId && p.Visible, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        if ((await book.InForceAsync(day, cancellationToken, policy.Id)).SingleOrDefault() is not { } ruled) return new Refusal("match.no-rule");
        var board = await Board.OfAsync(db, cancellationToken);
        var states = request.Condition is null ? board.States(ruled, day) : board.States(ruled.Rule, day);
        IReadOnlyList<MatchState>? then = null;
        if (request.Condition is { } number && request.Threshold is { } threshold)
        {
            var moved = Moved.Of(ruled.Body.Tree, number, threshold);
            if (moved is null || RuleCheck.Of(moved).Count > 0) return new Refusal("reach.what-if", nameof(request.Condition));
            then = board.States(new AreaRule(moved, ruled.Body.Places), day);
        }
        var rows = board.Enterprises.Select((e, i) => (e, Explained: Explainer.Of(ruled.Rule, board.Sheets[i], day), State: states[i], Then: then?[i]))
            .Select(r => new EnterpriseRow(r.e.Id, r.e.Name, r.State, r.Then, [.. r.Explained.Conditions().Where(c => c.State == ConditionState.Unmet && !c.Condition.Soft)], r.Explained.Missing()));
        return new EnterpriseBoard(policy.Title, policy.TenantId == call.Tenant, [.. rows.OrderBy(r => r.State)], Moved.Movable(ruled.Body.Tree, board.Sheets, day));
    }

    public async Task<Result<IReadOnlyList<ReachRow>>> Handle(PolicyFunnel request, CancellationToken cancellationToken) =>
        !await db.Policies.AnyAsync(p => p.Id == request.PolicyId, cancellationToken) ? new Refusal("policy.not-found")
        : Result.Of<IReadOnlyList<ReachRow>>(await db.Outreach.AsNoTracking().Where(o => o.ProviderId == call.Tenant && o.PolicyId == request.PolicyId).OrderBy(o => o.ConsumerName).ThenBy(o => o.Id).Select(ReachRow.Of).ToListAsync(cancellationToken));

    public async Task<Result<Done>> Handle(AnswerDecline request, CancellationToken cancellationToken)
    {
        if (await db.Outreach.SingleOrDefaultAsync(o => o.Id == request.OutreachId && o.ProviderId == call.Tenant, cancellationToken) is not { } way) return new Refusal("reach.not-found");
        if (way.AnswerTo(request.Text.Trim(), clock.GetUtcNow()) is { } refusal) return refusal;
        var title = await db.Policies.Where(p => p.Id == way.PolicyId).Select(p => p.Title).SingleOrDefaultAsync(cancellationToken) ?? "";
        if (way.ConsumerId is { } enterprise) db.Raise(PolicyNews.Answered(call.Tenant, enterprise, way.PolicyId, title, way.Answer));
        db.Raise(new ReachChanged(call.Tenant, way.PolicyId));
        return Result.Done;
    }
}
