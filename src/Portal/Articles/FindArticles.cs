using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>The own park's articles in the workbench.</summary>
/// <param name="State">Only in this state, or null.</param>
/// <param name="Column">Only of this column, or null.</param>
/// <param name="Text">Words in title or summary, or null.</param>
/// <param name="From">Only those that appeared at or after, or null.</param>
/// <param name="Until">Only those that appeared before, or null.</param>
/// <param name="Paging">Sort: title, column, state, publishAt, changedAt (newest change first by itself).</param>
[Permission(PortalPermissions.WriteArticles)]
public sealed record FindArticles(ArticleState? State = null, string? Column = null, string? Text = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, Paging? Paging = null)
    : IQuery<Page<ArticleRow>>;

/// <summary>An article in the workbench list.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Title.</param>
/// <param name="Column">Column code.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Author">Name of its author.</param>
/// <param name="PublishAt">When it appears or appeared, or null.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="PinnedUntil">Until when it is pinned, or null.</param>
/// <param name="Slide">Place in the carousel, or null.</param>
/// <param name="Readers">Who reads it.</param>
/// <param name="Version">Version to give to the steps.</param>
public sealed record ArticleRow(
    Guid ArticleId, string Title, string Column, ArticleState State, string Author, DateTimeOffset? PublishAt, DateTimeOffset ChangedAt, DateTimeOffset? PinnedUntil, int? Slide,
    ArticleReaders Readers, long Version);

internal sealed class FindArticlesHandler(PortalDb db, CallContext call) : IHandle<FindArticles, Page<ArticleRow>>
{
    public async Task<Result<Page<ArticleRow>>> Handle(FindArticles request, CancellationToken cancellationToken)
    {
        var found = db.Articles.Where(a => a.TenantId == call.Tenant);
        if (request.State is { } state) found = found.Where(a => a.State == state);
        if (request.Column is { Length: > 0 } column) found = found.Where(a => a.Column == column);
        if (request.From is { } from) found = found.Where(a => a.PublishAt >= from);
        if (request.Until is { } until) found = found.Where(a => a.PublishAt < until);
        if (request.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text) found = found.Where(a => PortalDb.Lower(a.Title).Contains(text) || PortalDb.Lower(a.Summary).Contains(text));
        return await Sorted(found, request.Paging?.Sort)
            .Select(a => new ArticleRow(a.Id, a.Title, a.Column, a.State, a.AuthorName, a.PublishAt, a.ChangedAt, a.PinnedUntil, a.Slide, a.Readers, a.Version))
            .ToPageAsync(request.Paging, cancellationToken);
    }

    private static IQueryable<Article> Sorted(IQueryable<Article> found, string? sort) => (sort switch
    {
        "title" => found.OrderBy(a => a.Title),
        "-title" => found.OrderByDescending(a => a.Title),
        "column" => found.OrderBy(a => a.Column),
        "-column" => found.OrderByDescending(a => a.Column),
        "state" => found.OrderBy(a => a.State),
        "-state" => found.OrderByDescending(a => a.State),
        "publishAt" => found.OrderBy(a => a.PublishAt),
        "-publishAt" => found.OrderByDescending(a => a.PublishAt),
        "changedAt" => found.OrderBy(a => a.ChangedAt),
        _ => found.OrderByDescending(a => a.ChangedAt),
    }).ThenBy(a => a.Id);
}
