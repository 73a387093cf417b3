using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>A published article as its readers see it.</summary>
/// <param name="ArticleId">The article.</param>
/// <remarks>Refusal: <c>article.not-found</c>, also for drafts, scheduled, withdrawn and expired ones and for those of other audiences.</remarks>
[Anonymous]
public sealed record ReadArticle(Guid ArticleId) : IQuery<ArticlePage>;

/// <summary>An article to read.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Park">The park that published it.</param>
/// <param name="Column">Column code.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">Plain text.</param>
/// <param name="Body">Sanitized HTML.</param>
/// <param name="CoverId">Picture, or null.</param>
/// <param name="Attachments">Files.</param>
/// <param name="Source">Where it was taken from.</param>
/// <param name="PublishedAt">When it appeared.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record ArticlePage(
    Guid ArticleId, TenantId Park, string Column, string Title, string Summary, SafeHtml Body, Guid? CoverId, IReadOnlyList<Guid> Attachments, string Source,
    DateTimeOffset PublishedAt, DateTimeOffset ChangedAt);

internal sealed class ReadArticleHandler(PortalDb db, TimeProvider clock) : IHandle<ReadArticle, ArticlePage>
{
    public async Task<Result<ArticlePage>> Handle(ReadArticle request, CancellationToken cancellationToken)
    {
        var a = await PublishedArticles.Of(db, clock.GetUtcNow()).SingleOrDefaultAsync(x => x.Id == request.ArticleId, cancellationToken);
        if (a is null) return new Refusal("article.not-found");
        return new ArticlePage(a.Id, a.TenantId, a.Column, a.Title, a.Summary, MarkdownText.ToHtml(a.Body), a.CoverId, PortalLists.Ids(a.Attachments), a.Source, a.PublishAt!.Value, a.ChangedAt);
    }
}
