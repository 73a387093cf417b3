using SmartPark.Kernel.Events;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>An article's text, files or visibility changed.</summary>
/// <param name="Tenant">The park.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Files">All files it refers to now.</param>
/// <param name="Audience">Who reads it when visible.</param>
/// <param name="Visible">True while it is published.</param>
[EventName("portal.article-changed.v1")]
public sealed record ArticleChanged(TenantId? Tenant, Guid ArticleId, IReadOnlyList<Guid> Files, string Audience, bool Visible) : IEvent;

/// <summary>An article became visible to its audience.</summary>
/// <param name="Tenant">The park.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Column">Its column.</param>
/// <param name="Title">Its title.</param>
[EventName("portal.article-published.v1")]
public sealed record ArticlePublished(TenantId? Tenant, Guid ArticleId, string Column, string Title) : IEvent;

/// <summary>An article waits for review.</summary>
/// <param name="Tenant">The park.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="AuthorName">His name.</param>
[EventName("portal.article-submitted.v1")]
public sealed record ArticleSubmitted(TenantId? Tenant, Guid ArticleId, string Title, string Summary, PersonId? Author, string AuthorName) : IEvent;

/// <summary>An article in review was given back to its author.</summary>
/// <param name="Tenant">The park.</param>
/// <param name="ArticleId">The article.</param>
[EventName("portal.article-returned.v1")]
public sealed record ArticleReturned(TenantId? Tenant, Guid ArticleId) : IEvent;

/// <summary>Opens or closes the article's files to its audience and refreshes open pages.</summary>
internal sealed class WhenArticleChanged(ILive live) : IHandleEvent<ArticleChanged>
{
    public async Task HandleAsync(ArticleChanged happened, IUseCases useCases, CancellationToken ct)
    {
        await useCases.SendAsync(new UseFiles($"article:{happened.ArticleId}", happened.Files, happened.Audience, happened.Visible), ct);
        live.Publish($"content:{happened.Tenant}", happened.ArticleId.ToString());
    }
}
