using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>Changes what an article says. Drafts stay drafts, withdrawn and expired ones become drafts again, public ones stay public (that needs the permission to publish).</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Text">What it is to say.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>conflict.changed</c>, <c>article.in-review</c>, <c>article.published</c>, <c>article.column</c>, <c>article.expiry</c>, <c>article.no-cover</c>.</remarks>
[Permission(PortalPermissions.WriteArticles)]
public sealed record ChangeArticle(Guid ArticleId, long Version, ArticleText Text) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Text.Check();
}

internal sealed class ChangeArticleHandler(PortalDb db, CallContext call, ArticleDesk desk) : IHandle<ChangeArticle, Done>
{
    public async Task<Result<Done>> Handle(ChangeArticle request, CancellationToken cancellationToken)
    {
        if (!await desk.HasColumnAsync(request.Text.Column, cancellationToken)) return new Refusal("article.column", nameof(ArticleText.Column));
        return await desk.StepAsync(request.ArticleId, request.Version, article =>
        {
            var outcome = article.Change(request.Text, call.Caller.May(PortalPermissions.PublishArticles), desk.Now);
            if (outcome.Succeeded) db.Add(ArticleRevision.Of(article, call.Caller, desk.Now));
            return outcome;
        }, cancellationToken);
    }
}
