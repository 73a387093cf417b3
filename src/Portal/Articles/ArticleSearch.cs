using SmartPark.Kernel.Search;
using SmartPark.Kernel.Text;

namespace SmartPark.Portal.Articles;

/// <summary>Keeps the common search in step with what is visible.</summary>
internal static class ArticleSearch
{
    public const string Kind = "article";

    public static string UrlOf(Guid id) => $"/articles/{id}";

    public static void Keep(PortalDb db, Article article)
    {
        if (!article.Visible)
        {
            db.Unindex(Kind, article.Id);
            return;
        }
        var text = article.Summary + "\n" + MarkdownText.Excerpt(article.Body, 20_000);
        db.Index(new SearchDocument(Kind, article.Id, article.TenantId, article.Audience, article.Title, text, UrlOf(article.Id), article.PublishAt!.Value));
    }
}
