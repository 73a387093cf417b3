using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>Has the due articles of the tenant acted in appear, and those whose time is over disappear.</summary>
/// <returns>Number of articles changed.</returns>
[SystemOnly]
public sealed record PublishDueArticles : ICommand<int>;

internal sealed class PublishDueArticlesHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<PublishDueArticles, int>
{
    public async Task<Result<int>> Handle(PublishDueArticles request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await DueArticles.Of(db, now).Where(a => a.TenantId == call.Tenant).Take(200).ToListAsync(cancellationToken);
        foreach (var article in due.Where(a => a.Tick(now))) ArticleSearch.Keep(db, article);
        return due.Count;
    }
}

/// <summary>The tenants that have due articles.</summary>
[SystemOnly, PlatformWide("a clock asks in which tenants something is due; it reads no more than their ids")]
public sealed record TenantsWithDueArticles : IQuery<IReadOnlyList<TenantId>>;

internal sealed class TenantsWithDueArticlesHandler(PortalDb db, TimeProvider clock) : IHandle<TenantsWithDueArticles, IReadOnlyList<TenantId>>
{
    public async Task<Result<IReadOnlyList<TenantId>>> Handle(TenantsWithDueArticles request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<TenantId>>(await DueArticles.Of(db, clock.GetUtcNow()).Select(a => a.TenantId).Distinct().ToListAsync(cancellationToken));
}

/// <summary>Which articles have something to do at a moment.</summary>
internal static class DueArticles
{
    public static IQueryable<Article> Of(PortalDb db, DateTimeOffset now) => db.Articles.Where(a =>
        (a.State == ArticleState.Scheduled && a.PublishAt <= now) || (a.State == ArticleState.Published && a.ExpiresAt != null && a.ExpiresAt <= now));
}

/// <summary>Every 5 seconds: one command for each tenant that has something due.</summary>
[Every(5)]
internal sealed class PublishDueArticlesJob(SystemCalls calls) : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        foreach (var tenant in (await useCases.SendAsync(new TenantsWithDueArticles(), ct)).Require())
            await calls.SendAsync(new PublishDueArticles(), tenant, ct);
    }
}
