using Microsoft.EntityFrameworkCore;

namespace SmartPark.Portal.Articles;

/// <summary>What the public pages may show at a moment. An owner's drafts pass the wall of its own tenant, so every public query starts here.</summary>
internal static class PublishedArticles
{
    public static IQueryable<Article> Of(PortalDb db, DateTimeOffset now) => db.Articles.AsNoTracking()
        .Where(a => a.Visible && a.State == ArticleState.Published && a.PublishAt <= now && (a.ExpiresAt == null || a.ExpiresAt > now));
}
