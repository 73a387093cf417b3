using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>Sends a draft to review.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version that was read.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>conflict.changed</c>, <c>article.not-draft</c>.</remarks>
[Permission(PortalPermissions.WriteArticles)]
public sealed record SubmitArticle(Guid ArticleId, long Version) : ICommand;

internal sealed class SubmitArticleHandler(ArticleDesk desk) : IHandle<SubmitArticle, Done>
{
    public Task<Result<Done>> Handle(SubmitArticle request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.ArticleId, request.Version, a => a.Submit(desk.Now), cancellationToken);
}

/// <summary>Gives an article in review, or a scheduled one, back to its author as a draft.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Reason">What to improve, at most 500 characters.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>conflict.changed</c>, <c>article.not-in-review</c>.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record ReturnArticle(Guid ArticleId, long Version, string Reason) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(PortalTexts.Block(Reason, 500, nameof(Reason)));
}

internal sealed class ReturnArticleHandler(ArticleDesk desk) : IHandle<ReturnArticle, Done>
{
    public Task<Result<Done>> Handle(ReturnArticle request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.ArticleId, request.Version, a => a.Return(request.Reason, desk.Now), cancellationToken);
}
