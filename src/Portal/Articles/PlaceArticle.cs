using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>Keeps an article above the others of its column until a time, or with null no longer.</summary>
/// <param name="ArticleId">The article, published or scheduled.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Until">Until when, at most a year ahead.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>conflict.changed</c>, <c>article.not-published</c>, <c>article.pin-time</c>.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record PinArticle(Guid ArticleId, long Version, DateTimeOffset? Until) : ICommand;

internal sealed class PinArticleHandler(ArticleDesk desk) : IHandle<PinArticle, Done>
{
    public Task<Result<Done>> Handle(PinArticle request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.ArticleId, request.Version, a => a.Pin(request.Until, desk.Now), cancellationToken);
}

/// <summary>Puts an article into the carousel of the home page.</summary>
/// <param name="ArticleId">The article, published or scheduled, with a cover picture.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Place">Place, 1 to 9; several at one place follow each other, newest first.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>conflict.changed</c>, <c>article.not-published</c>, <c>article.no-cover</c>, <c>article.place</c>.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record PutInCarousel(Guid ArticleId, long Version, int Place) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(Place is >= 1 and <= 9 ? null : new Refusal("article.place", nameof(Place)));
}

internal sealed class PutInCarouselHandler(ArticleDesk desk) : IHandle<PutInCarousel, Done>
{
    public Task<Result<Done>> Handle(PutInCarousel request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.ArticleId, request.Version, a => a.Show(request.Place), cancellationToken);
}

/// <summary>Takes an article out of the carousel.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version that was read.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>conflict.changed</c>.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record TakeOutOfCarousel(Guid ArticleId, long Version) : ICommand;

internal sealed class TakeOutOfCarouselHandler(ArticleDesk desk) : IHandle<TakeOutOfCarousel, Done>
{
    public Task<Result<Done>> Handle(TakeOutOfCarousel request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.ArticleId, request.Version, a =>
        {
            a.TakeOut();
            return Result.Done;
        }, cancellationToken);
}
