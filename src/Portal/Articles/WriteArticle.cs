using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>Starts an article as a draft of the own park.</summary>
/// <param name="Text">What it says.</param>
/// <returns>The article's id.</returns>
/// <remarks>Refusals: <c>article.column</c>, <c>article.attachments</c>, <c>article.readers</c>, <c>article.expiry</c> and those of texts.</remarks>
[Permission(PortalPermissions.WriteArticles)]
public sealed record WriteArticle(ArticleText Text) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Text.Check();
}

internal sealed class WriteArticleHandler(PortalDb db, CallContext call, ArticleDesk desk) : IHandle<WriteArticle, Guid>
{
    public async Task<Result<Guid>> Handle(WriteArticle request, CancellationToken cancellationToken)
    {
        if (!await desk.HasColumnAsync(request.Text.Column, cancellationToken)) return new Refusal("article.column", nameof(ArticleText.Column));
        if (request.Text.ExpiresAt <= desk.Now) return new Refusal("article.expiry", nameof(ArticleText.ExpiresAt));
        var article = Article.Write(call.Tenant, call.Caller.Person, call.Caller.DisplayName, request.Text, desk.Now);
        db.Add(article);
        db.Add(ArticleRevision.Of(article, call.Caller, desk.Now));
        return article.Id;
    }
}
