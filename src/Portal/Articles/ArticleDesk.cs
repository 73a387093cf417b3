using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>What every step of an article has in common: find it in the own park, compare versions, let it decide, keep the search in step.</summary>
internal sealed class ArticleDesk(PortalDb db, CallContext call, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Result<Done>> StepAsync(Guid id, long version, Func<Article, Result<Done>> step, CancellationToken ct)
    {
        var article = await db.Articles.SingleOrDefaultAsync(a => a.TenantId == call.Tenant && a.Id == id, ct);
        if (article is null) return new Refusal("article.not-found");
        if (article.Version != version) return new Refusal("conflict.changed");
        var outcome = step(article);
        if (outcome.Succeeded) ArticleSearch.Keep(db, article);
        return outcome;
    }

    public Task<bool> OthersReviewAsync(CancellationToken ct) => db.Sites.Where(s => s.TenantId == call.Tenant).Select(s => s.OthersReview).SingleOrDefaultAsync(ct);

    public async Task<bool> HasColumnAsync(string code, CancellationToken ct) =>
        ArticleColumn.BuiltIn.Contains(code) || await db.ArticleColumns.AnyAsync(c => c.TenantId == call.Tenant && c.Code == code, ct);
}
