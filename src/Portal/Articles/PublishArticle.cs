using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>Publishes an article in review (or a scheduled one) at once.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Tell">True when its readers get a message.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>conflict.changed</c>, <c>article.not-in-review</c>, <c>article.own-review</c>, <c>article.expiry</c>.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record PublishArticle(Guid ArticleId, long Version, bool Tell = false) : ICommand;

internal sealed class PublishArticleHandler(ArticleDesk desk, CallContext call) : IHandle<PublishArticle, Done>
{
    public async Task<Result<Done>> Handle(PublishArticle request, CancellationToken cancellationToken)
    {
        var others = await desk.OthersReviewAsync(cancellationToken);
        return await desk.StepAsync(request.ArticleId, request.Version, a => a.Publish(call.Caller.Person, others, request.Tell, desk.Now), cancellationToken);
    }
}

/// <summary>Has an article in review appear by itself at a time to come; a scheduled one can be moved.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="At">When, at most a year ahead.</param>
/// <param name="Tell">True when its readers get a message then.</param>
/// <remarks>Refusals: those of <see cref="PublishArticle"/> and <c>article.schedule-time</c>. It becomes visible within 5 seconds after <paramref name="At"/>, never before.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record ScheduleArticle(Guid ArticleId, long Version, DateTimeOffset At, bool Tell = false) : ICommand;

internal sealed class ScheduleArticleHandler(ArticleDesk desk, CallContext call) : IHandle<ScheduleArticle, Done>
{
    public async Task<Result<Done>> Handle(ScheduleArticle request, CancellationToken cancellationToken)
    {
        var others = await desk.OthersReviewAsync(cancellationToken);
        return await desk.StepAsync(request.ArticleId, request.Version, a => a.Schedule(request.At, call.Caller.Person, others, request.Tell, desk.Now), cancellationToken);
    }
}

/// <summary>Takes a published or scheduled article back; it stays in the workbench.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>conflict.changed</c>, <c>article.not-published</c>.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record WithdrawArticle(Guid ArticleId, long Version, string Reason) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(PortalTexts.Block(Reason, 500, nameof(Reason)));
}

internal sealed class WithdrawArticleHandler(ArticleDesk desk) : IHandle<WithdrawArticle, Done>
{
    public Task<Result<Done>> Handle(WithdrawArticle request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.ArticleId, request.Version, a => a.Withdraw(request.Reason, desk.Now), cancellationToken);
}
