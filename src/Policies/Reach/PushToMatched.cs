using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Reach;

/// <summary>Tells of a published policy those enterprises, and no others, that stand to its rule in one of the states, by the facts they share. Answers how many were told.</summary>
/// <param name="PolicyId">The policy: an own one, or for a park one of the operator's.</param>
/// <param name="States">The states to tell.</param>
/// <param name="Important">True when quiet hours do not hold it back.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>match.no-rule</c>, <c>reach.nobody</c> when none is in these states or all were told already.</remarks>
[Permission(PoliciesPermissions.Reach)]
public sealed record PushToMatched(Guid PolicyId, IReadOnlyList<MatchState> States, bool Important = false) : ICommand<int>;

/// <summary>Enterprises took a step with a policy, or were reached.</summary>
/// <param name="Tenant">Who keeps the policy or pushed it.</param>
/// <param name="PolicyId">The policy.</param>
[EventName("policies.reach-changed.v1")]
public sealed record ReachChanged(TenantId? Tenant, Guid PolicyId) : IEvent;

/// <summary>Tells open funnels.</summary>
internal sealed class WhenReachChanged(ILive live) : IHandleEvent<ReachChanged>
{
    public static string TopicOf(Guid policy) => "policies:reach:" + policy;

    public Task HandleAsync(ReachChanged happened, IUseCases useCases, CancellationToken ct)
    {
        live.Publish(TopicOf(happened.PolicyId));
        return Task.CompletedTask;
    }
}

/// <summary>The way of a policy to one enterprise.</summary>
/// <param name="Id">Id.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Name">Its name.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="ReachedAt">Told.</param>
/// <param name="OpenedAt">Opened.</param>
/// <param name="UnderstoodAt">Understood.</param>
/// <param name="AppliedAt">Applied.</param>
/// <param name="ReceivedAt">Received.</param>
/// <param name="ReceivedFen">How much, 分.</param>
/// <param name="NotForMe">Why it is not for them.</param>
/// <param name="NotForMeText">In words.</param>
/// <param name="NotForMeAt">Since when.</param>
/// <param name="Answer">What the officers answered.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record ReachRow(
    Guid Id, TenantId? Enterprise, string Name, Guid PolicyId, DateTimeOffset ReachedAt, DateTimeOffset? OpenedAt, DateTimeOffset? UnderstoodAt, DateTimeOffset? AppliedAt, DateTimeOffset? ReceivedAt,
    long? ReceivedFen, NotForMeReason? NotForMe, string NotForMeText, DateTimeOffset? NotForMeAt, string Answer, DateTimeOffset? AnsweredAt)
{
    internal static Expression<Func<Outreach, ReachRow>> Of { get; } = o => new(
        o.Id, o.ConsumerId, o.ConsumerName, o.PolicyId, o.ReachedAt, o.OpenedAt, o.UnderstoodAt, o.AppliedAt, o.ReceivedAt, o.ReceivedFen, o.NotForMe, o.NotForMeText, o.NotForMeAt, o.Answer, o.AnsweredAt);
}

internal sealed class PushToMatchedHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock) : IHandle<PushToMatched, int>
{
    public async Task<Result<int>> Handle(PushToMatched request, CancellationToken cancellationToken)
    {
        if (await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PolicyId && p.Visible, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        var day = PolicyDates.Today(clock);
        if ((await book.InForceAsync(day, cancellationToken, policy.Id)).SingleOrDefault() is not { } ruled) return new Refusal("match.no-rule");
        var board = await Board.OfAsync(db, cancellationToken);
        var states = board.States(ruled, day);
        var told = (await db.Outreach.Where(o => o.ProviderId == call.Tenant && o.PolicyId == policy.Id).Select(o => o.ConsumerId).ToListAsync(cancellationToken)).ToHashSet();
        var chosen = board.Enterprises.Where((e, i) => request.States.Contains(states[i]) && !told.Contains(e.Id)).ToList();
        if (chosen.Count == 0) return new Refusal("reach.nobody");
        var now = clock.GetUtcNow();
        foreach (var (id, name) in chosen) db.Add(new Outreach { ProviderId = call.Tenant, ConsumerId = id, ConsumerName = name, PolicyId = policy.Id, ReachedAt = now });
        db.Raise(PolicyNews.Matched(policy, call.Tenant, [.. chosen.Select(c => c.Id)], request.Important));
        db.Raise(new ReachChanged(call.Tenant, policy.Id));
        return chosen.Count;
    }
}
