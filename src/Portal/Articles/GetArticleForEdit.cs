using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>An article of the own park, in whatever state, ready to be changed and with a preview.</summary>
/// <param name="ArticleId">The article.</param>
/// <remarks>Refusal: <c>article.not-found</c>.</remarks>
[Permission(PortalPermissions.WriteArticles)]
public sealed record GetArticleForEdit(Guid ArticleId) : IQuery<ArticleDraft>;

/// <summary>An article in the workbench.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version to give to changes.</param>
/// <param name="Text">What it says.</param>
/// <param name="Preview">The body as readers see it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Author">Name of its author.</param>
/// <param name="PublishAt">When it appears or appeared.</param>
/// <param name="PinnedUntil">Until when it is pinned.</param>
/// <param name="Slide">Place in the carousel.</param>
/// <param name="Reason">Why it was returned or withdrawn.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record ArticleDraft(
    Guid ArticleId, long Version, ArticleText Text, SafeHtml Preview, ArticleState State, string Author, DateTimeOffset? PublishAt, DateTimeOffset? PinnedUntil, int? Slide,
    string? Reason, DateTimeOffset ChangedAt);

internal sealed class GetArticleForEditHandler(PortalDb db, CallContext call) : IHandle<GetArticleForEdit, ArticleDraft>
{
    public async Task<Result<ArticleDraft>> Handle(GetArticleForEdit request, CancellationToken cancellationToken)
    {
        var a = await db.Articles.AsNoTracking().SingleOrDefaultAsync(x => x.TenantId == call.Tenant && x.Id == request.ArticleId, cancellationToken);
        if (a is null) return new Refusal("article.not-found");
        return new ArticleDraft(a.Id, a.Version, TextOf(a), MarkdownText.ToHtml(a.Body), a.State, a.AuthorName, a.PublishAt, a.PinnedUntil, a.Slide, a.Reason, a.ChangedAt);
    }

    public static ArticleText TextOf(Article a) => new(
        a.Column, a.Title, a.Body, a.Summary, a.CoverId, PortalLists.Ids(a.Attachments), a.Source, a.Readers,
        a.Readers == ArticleReaders.Tenants ? [.. a.Audience.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(t => TenantId.Parse(t, null))] : null, a.ExpiresAt);
}
