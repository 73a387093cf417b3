using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;

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

/// <summary>Tells the people who want to hear of every policy with certain words that one was published; those who want only what fits hear when its rule is matched (<see cref="MatchPolicies"/>).</summary>
/// <param name="PolicyId">The policy.</param>
[SystemOnly]
[PlatformWide("subscriptions are people's of all tenants; each is told only of what his enterprise may read, and nobody else learns of it")]
public sealed record TellSubscribers(Guid PolicyId) : ICommand;

internal sealed class WhenPolicyPublished : IHandleEvent<PolicyPublished>
{
    public Task HandleAsync(PolicyPublished happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new TellSubscribers(happened.PolicyId), ct);
}

/// <summary>Who reads a policy, and who of them asked to be told.</summary>
internal static class Subscribers
{
    /// <summary>Enterprises and partners with their home parks and the numbers of their profiles.</summary>
    public static async Task<IReadOnlyList<(TenantId Tenant, TenantId? Park, long Number)>> FirmsAsync(this PoliciesDb db, CancellationToken ct) =>
        [.. (await db.Profiles.AsNoTracking().Select(p => new { p.TenantId, p.ParkId, p.Number }).ToListAsync(ct)).Select(p => (p.TenantId, p.ParkId, p.Number))];

    /// <summary>Those of them that may read a policy: all, or those of its park.</summary>
    public static IEnumerable<(TenantId Tenant, TenantId? Park, long Number)> ReadersOf(this IEnumerable<(TenantId Tenant, TenantId? Park, long Number)> firms, Policy policy) =>
        firms.Where(f => policy.Audience == Audience.Everyone || (f.Park is { } park && policy.Audience == Audience.OfPark(park)));

    public static async Task<IReadOnlyList<PersonId>> SubscribersAsync(this PoliciesDb db, Policy policy, IReadOnlyList<TenantId> tenants, bool fittingOnly, CancellationToken ct)
    {
        if (tenants.Count == 0) return [];
        var text = string.Join('\n', policy.Title, policy.Target, policy.Content);
        var asked = await db.Subscriptions.AsNoTracking().Where(s => s.FittingOnly == fittingOnly && tenants.Contains(s.Tenant)).ToListAsync(ct);
        return [.. asked.Where(s => s.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(s => s.PersonId).Distinct()];
    }
}

internal sealed class SubscribeHandler(PoliciesDb db, CallContext call, TimeProvider clock)
    : IHandle<SubscribePolicies, Guid>, IHandle<EndSubscription, Done>, IHandle<MySubscriptions, IReadOnlyList<SubscriptionRow>>, IHandle<TellSubscribers, Done>
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

    public async Task<Result<Done>> Handle(TellSubscribers request, CancellationToken cancellationToken)
    {
        if (await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PolicyId && p.Visible, cancellationToken) is not { } policy) return Result.Done;
        var told = await db.SubscribersAsync(policy, [.. (await db.FirmsAsync(cancellationToken)).ReadersOf(policy).Select(f => f.Tenant)], fittingOnly: false, cancellationToken);
        if (told.Count > 0) db.Raise(PolicyNews.Subscribed(policy, told));
        return Result.Done;
    }
}
