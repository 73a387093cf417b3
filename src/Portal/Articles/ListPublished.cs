using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>A park's published articles that the caller may read: pinned ones first, then the newest.</summary>
/// <param name="Park">The park.</param>
/// <param name="Column">Only this column, or null.</param>
/// <param name="Paging">Which rows.</param>
[Anonymous]
public sealed record ListPublished(TenantId Park, string? Column = null, Paging? Paging = null) : IQuery<Page<PublishedRow>>;

/// <summary>A published article in a list.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Column">Column code.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">Plain text.</param>
/// <param name="CoverId">Picture, or null.</param>
/// <param name="PublishedAt">When it appeared.</param>
/// <param name="Pinned">True while it is kept above the others.</param>
public sealed record PublishedRow(Guid ArticleId, string Column, string Title, string Summary, Guid? CoverId, DateTimeOffset PublishedAt, bool Pinned);

internal sealed class ListPublishedHandler(PortalDb db, TimeProvider clock) : IHandle<ListPublished, Page<PublishedRow>>
{
    public async Task<Result<Page<PublishedRow>>> Handle(ListPublished request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = PublishedArticles.Of(db, now).Where(a => a.TenantId == request.Park);
        if (request.Column is { Length: > 0 } column) found = found.Where(a => a.Column == column);
        return await found.OrderByDescending(a => a.PinnedUntil != null && a.PinnedUntil > now).ThenByDescending(a => a.PublishAt).ThenBy(a => a.Id)
            .Select(a => new PublishedRow(a.Id, a.Column, a.Title, a.Summary, a.CoverId, a.PublishAt!.Value, a.PinnedUntil > now))
            .ToPageAsync(request.Paging, cancellationToken);
    }
}
