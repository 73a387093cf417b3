using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Reach;

/// <summary>Tells the caller of new policies from now on.</summary>
/// <param name="Words">Words that must all stand in the policy, at most 100 characters; empty for every policy.</param>
/// <param name="FittingOnly">Only policies that the enterprise fits or almost fits.</param>
/// <remarks>Refusals: <c>subscription.many</c> over 20, <c>subscription.words</c>.</remarks>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record SubscribePolicies(string Words, bool FittingOnly) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Words.Length > 100 ? [Refusal.With("subscription.words", nameof(Words), 100)] : [];
}

/// <summary>Ends an own subscription.</summary>
/// <param name="SubscriptionId">Which.</param>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record EndSubscription(Guid SubscriptionId) : ICommand;

/// <summary>The caller's subscriptions in the tenant acted in.</summary>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record MySubscriptions : IQuery<IReadOnlyList<SubscriptionRow>>;

/// <summary>A subscription.</summary>
/// <param name="Id">Id.</param>
/// <param name="Words">Words.</param>
/// <param name="FittingOnly">Only what fits.</param>
/// <param name="At">Since when.</param>
public sealed record SubscriptionRow(Guid Id, string Words, bool FittingOnly, DateTimeOffset At);

/// <summary>Tells the subscribers of a policy whose rule was published, or that was published without one.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="WithRule">True when its rule was published: those who want only what fits are told then.</param>
[SystemOnly]
[PlatformWide("subscriptions are people's of all tenants; each is told only of what his enterprise may read, and nobody else learns of it")]
public sealed record TellSubscribers(Guid PolicyId, bool WithRule) : ICommand<int>;

internal sealed class WhenPolicyPublished : IHandleEvent<PolicyPublished>
{
    public Task HandleAsync(PolicyPublished happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new TellSubscribers(happened.PolicyId, WithRule: false), ct);
}

internal sealed class WhenRuleTold : IHandleEvent<RulePublished>
{
    public Task HandleAsync(RulePublished happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new TellSubscribers(happened.PolicyId, WithRule: true), ct);
}

internal sealed class SubscribeHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock)
    : IHandle<SubscribePolicies, Guid>, IHandle<EndSubscription, Done>, IHandle<MySubscriptions, IReadOnlyList<SubscriptionRow>>, IHandle<TellSubscribers, int>
{
    private const int Most = 20;

    public async Task<Result<Guid>> Handle(SubscribePolicies request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.CountAsync(s => s.PersonId == call.Person && s.Tenant == call.Tenant, cancellationToken) >= Most) return Refusal.With("subscription.many", null, Most);
        var subscription = new PolicySubscription { PersonId = call.Person, Tenant = call.Tenant, Words = request.Words.Trim(), FittingOnly = request.FittingOnly, At = clock.GetUtcNow() };
        db.Add(subscription);
        return subscription.Id;
    }

    public async Task<Result<Done>> Handle(EndSubscription request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == request.SubscriptionId && s.PersonId == call.Person, cancellationToken) is { } own) db.Remove(own);
        return Result.Done;
    }

    public async Task<Result<IReadOnlyList<SubscriptionRow>>> Handle(MySubscriptions request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<SubscriptionRow>>(await db.Subscriptions.AsNoTracking().Where(s => s.PersonId == call.Person && s.Tenant == call.Tenant).OrderBy(s => s.At).ThenBy(s => s.Id)
            .Select(s => new SubscriptionRow(s.Id, s.Words, s.FittingOnly, s.At)).ToListAsync(cancellationToken));

    public async Task<Result<int>> Handle(TellSubscribers request, CancellationToken cancellationToken)
    {
        if (await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PolicyId && p.Visible, cancellationToken) is not { } policy) return 0;
        var day = PolicyDates.Today(clock);
        var ruled = (await book.InForceAsync(day, cancellationToken, policy.Id)).SingleOrDefault();
        var text = string.Join('\n', policy.Title, policy.Target, policy.Content);
        var subscribers = await db.Subscriptions.AsNoTracking().Where(s => s.FittingOnly == request.WithRule).ToListAsync(cancellationToken);
        var parks = await db.Profiles.AsNoTracking().ToDictionaryAsync(p => p.TenantId, p => p.ParkId, cancellationToken);
        var told = new HashSet<PersonId>();
        foreach (var s in subscribers.Where(s => s.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))))
        {
            var reads = policy.Audience == Audience.Everyone || (parks.GetValueOrDefault(s.Tenant) is { } park && policy.Audience == Audience.OfPark(park));
            if (reads && (!s.FittingOnly || await FitsAsync(ruled, s.Tenant, day, cancellationToken))) told.Add(s.PersonId);
        }
        if (told.Count > 0) db.Raise(PolicyNews.Subscribed(policy, [.. told]));
        return told.Count;
    }

    private async Task<bool> FitsAsync(RuledPolicy? policy, TenantId tenant, DateOnly day, CancellationToken ct) =>
        policy is not null && Explainer.Of(policy.Rule, await db.Current(tenant).SheetAsync(ct), day).State is MatchState.Fits or MatchState.Near or MatchState.ByPerson;
}
