using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Reach;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>Matches policies with every enterprise that may read them, after their rules changed or they came or went: results of those no longer in force end; tells the open pages of those it changed something for, and the people who wanted to hear of what fits.</summary>
/// <param name="Policies">The policies.</param>
[SystemOnly]
[PlatformWide("a new rule is matched with the facts of every enterprise that may read the policy; each result is a row of its own enterprise")]
public sealed record MatchPolicies(IReadOnlyList<Guid> Policies) : ICommand;

/// <summary>Matches one enterprise with every policy it may read, because the day changed. The enterprise is the tenant acted in.</summary>
[SystemOnly]
public sealed record MatchTenant : ICommand;

/// <summary>Enterprises whose results were found on an earlier day.</summary>
[SystemOnly]
[PlatformWide("a clock asks which enterprises are to be matched again; it reads no more than their ids")]
public sealed record TenantsToMatch : IQuery<IReadOnlyList<TenantId>>;

internal sealed class MatchAgainHandler(PoliciesDb db, CallContext call, RuleBook book, MatchStore store, TimeProvider clock)
    : IHandle<MatchPolicies, Done>, IHandle<MatchTenant, Done>, IHandle<TenantsToMatch, IReadOnlyList<TenantId>>
{
    public async Task<Result<Done>> Handle(MatchPolicies request, CancellationToken cancellationToken)
    {
        var ruled = (await book.InForceAsync(PolicyDates.Today(clock), cancellationToken, request.Policies.Count == 1 ? request.Policies[0] : null)).Where(p => request.Policies.Contains(p.Policy.Id)).ToList();
        var touched = (await store.DropAsync([.. request.Policies.Except(ruled.Select(r => r.Policy.Id))], cancellationToken)).ToHashSet();
        if (ruled.Count > 0) await MatchAsync(ruled, touched, cancellationToken);
        foreach (var tenant in touched) db.Raise(new ProfileChanged(tenant));
        return Result.Done;
    }

    private async Task MatchAsync(List<RuledPolicy> ruled, HashSet<TenantId> touched, CancellationToken ct)
    {
        var ids = ruled.Select(r => r.Policy.Id).ToList();
        var policies = await db.Policies.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var sheets = await db.Facts.AsNoTracking().SheetsAsync(ct);
        var firms = await db.FirmsAsync(ct);
        foreach (var one in ruled)
        {
            var policy = policies[one.Policy.Id];
            var readers = firms.ReadersOf(policy).Where(f => sheets.ContainsKey(f.Tenant)).Select(f => (f.Tenant, sheets[f.Tenant], f.Number)).ToList();
            var written = await store.RefreshAsync(one, readers, ct);
            touched.UnionWith(written.Select(w => w.Tenant));
            var told = await db.SubscribersAsync(policy, [.. written.Where(w => WorthTelling(w.After) && !WorthTelling(w.Before)).Select(w => w.Tenant)], fittingOnly: true, ct);
            if (told.Count > 0) db.Raise(PolicyNews.Fitting(policy, told));
        }
    }

    private static bool WorthTelling(MatchState? state) => state is MatchState.Fits or MatchState.Near or MatchState.ByPerson;

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

/// <summary>A rule may have been published before its policy.</summary>
internal sealed class WhenPolicyCameOut : IHandleEvent<PolicyPublished>
{
    public Task HandleAsync(PolicyPublished happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new MatchPolicies([happened.PolicyId]), ct);
}

/// <summary>A policy that was taken back fits nobody any more.</summary>
internal sealed class WhenPolicyWithdrawn : IHandleEvent<PolicyWithdrawn>
{
    public Task HandleAsync(PolicyWithdrawn happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new MatchPolicies([happened.PolicyId]), ct);
}

/// <summary>Nor does one whose successor is in force.</summary>
internal sealed class WhenPolicySuperseded : IHandleEvent<PolicySuperseded>
{
    public Task HandleAsync(PolicySuperseded happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new MatchPolicies([happened.PolicyId]), ct);
}

/// <summary>A new rule is matched at once.</summary>
internal sealed class WhenRulesPublished : IHandleEvent<RulesPublished>
{
    public Task HandleAsync(RulesPublished happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new MatchPolicies(happened.Policies), ct);
}
