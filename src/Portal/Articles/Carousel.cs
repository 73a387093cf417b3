using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>The slides of a park's home page, in order; at most 9.</summary>
/// <param name="Park">The park.</param>
[Anonymous]
public sealed record Carousel(TenantId Park) : IQuery<IReadOnlyList<PublishedRow>>;

internal sealed class CarouselHandler(PortalDb db, TimeProvider clock) : IHandle<Carousel, IReadOnlyList<PublishedRow>>
{
    public async Task<Result<IReadOnlyList<PublishedRow>>> Handle(Carousel request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var slides = await PublishedArticles.Of(db, now).Where(a => a.TenantId == request.Park && a.Slide != null)
            .OrderBy(a => a.Slide).ThenByDescending(a => a.PublishAt).ThenBy(a => a.Id).Take(9)
            .Select(a => new PublishedRow(a.Id, a.Column, a.Title, a.Summary, a.CoverId, a.PublishAt!.Value, a.PinnedUntil > now)).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<PublishedRow>>(slides);
    }
}
