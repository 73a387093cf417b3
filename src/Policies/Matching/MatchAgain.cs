using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>Matches one policy with every enterprise that may read it, after its rule changed. Answers the enterprises whose state changed.</summary>
/// <param name="PolicyId">The policy.</param>
[SystemOnly]
[PlatformWide("a new rule is matched with the facts of every enterprise that may read the policy; each result is a row of its own enterprise")]
public sealed record MatchPolicy(Guid PolicyId) : ICommand<IReadOnlyList<TenantId>>;

/// <summary>Matches one enterprise with every policy it may read, because the day changed. The enterprise is the tenant acted in.</summary>
[SystemOnly]
public sealed record MatchTenant : ICommand;

/// <summary>Enterprises whose results were found on an earlier day.</summary>
[SystemOnly]
[PlatformWide("a clock asks which enterprises are to be matched again; it reads no more than their ids")]
public sealed record TenantsToMatch : IQuery<IReadOnlyList<TenantId>>;

internal sealed class MatchAgainHandler(PoliciesDb db, CallContext call, RuleBook book, MatchStore store, TimeProvider clock)
    : IHandle<MatchPolicy, IReadOnlyList<TenantId>>, IHandle<MatchTenant, Done>, IHandle<TenantsToMatch, IReadOnlyList<TenantId>>
{
    public async Task<Result<IReadOnlyList<TenantId>>> Handle(MatchPolicy request, CancellationToken cancellationToken)
    {
        if ((await book.InForceAsync(PolicyDates.Today(clock), cancellationToken, request.PolicyId)).SingleOrDefault() is not { } policy) return Result.Of<IReadOnlyList<TenantId>>([]);
        var audience = await db.Policies.Where(p => p.Id == request.PolicyId).Select(p => p.Audience).SingleAsync(cancellationToken);
        var readers = (await db.Profiles.AsNoTracking().Select(p => new { p.TenantId, p.ParkId }).ToListAsync(cancellationToken))
            .Where(p => audience == Audience.Everyone || (p.ParkId is { } park && audience == Audience.OfPark(park))).Select(p => p.TenantId).ToHashSet();
        var sheets = (await db.Facts.AsNoTracking().SheetsAsync(cancellationToken)).Where(s => readers.Contains(s.Key)).ToDictionary(s => s.Key, s => s.Value);
        var changed = await store.RefreshAsync(policy, sheets, cancellationToken);
        return Result.Of<IReadOnlyList<TenantId>>([.. changed.Select(c => c.Tenant)]);
    }

    public async Task<Result<Done>> Handle(MatchTenant request, CancellationToken cancellationToken)
    {
        var sheet = await db.Current(call.Tenant).SheetAsync(cancellationToken);
        var number = await db.Profiles.Where(p => p.TenantId == call.Tenant).Select(p => p.Number).SingleOrDefaultAsync(cancellationToken);
        await store.RefreshAsync(call.Tenant, sheet, number, cancellationToken);
        return Result.Done;
    }

    public async Task<Result<IReadOnlyList<TenantId>>> Handle(TenantsToMatch request, CancellationToken cancellationToken)
    {
        var today = PolicyDates.Today(clock);
        return Result.Of<IReadOnlyList<TenantId>>(await db.Profiles.Where(p => db.Matches.Any(m => m.TenantId == p.TenantId && m.ReplacedAt == null && m.SeenOn < today)).Select(p => p.TenantId).ToListAsync(cancellationToken));
    }
}

/// <summary>Matches again when the day changed: years, ages and windows move by themselves.</summary>
[Every(900)]
internal sealed class MatchDailyJob(SystemCalls calls, ILive live) : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        foreach (var tenant in (await useCases.SendAsync(new TenantsToMatch(), ct)).Require())
        {
            await calls.SendAsync(new MatchTenant(), tenant, ct);
            live.Publish(WhenProfileChanged.TopicOf(tenant));
        }
    }
}

/// <summary>Tells the open pages of the enterprises that a new rule changed something for.</summary>
internal sealed class WhenRulePublished(ILive live) : IHandleEvent<RulePublished>
{
    public async Task HandleAsync(RulePublished happened, IUseCases useCases, CancellationToken ct)
    {
        var changed = (await useCases.SendAsync(new MatchPolicy(happened.PolicyId), ct)).Require();
        foreach (var tenant in changed) live.Publish(WhenProfileChanged.TopicOf(tenant));
    }
}
