using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Services;

namespace SmartPark.Portal.Cases;

/// <summary>The process of an article's publication: begun when it is submitted, and able to publish it or give it back. A park that has taken the process out of use reviews on the page alone.</summary>
internal static class ArticleCase
{
    public const string Key = "article-publication";
    public const string Publishes = "portal.publish-article";

    public const string Noun = "article";

    public static string Subject(Guid article) => $"{Noun}:{article}";
}

/// <summary>True while an article waits for review.</summary>
/// <param name="ArticleId">The article, of the park acted in.</param>
[SystemOnly]
public sealed record IsInReview(Guid ArticleId) : IQuery<bool>;

/// <summary>Publishes an article in review, as its process decided.</summary>
/// <param name="ArticleId">The article, of the park acted in.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>article.not-in-review</c>, <c>article.expiry</c>.</remarks>
[SystemOnly]
public sealed record PublishReviewed(Guid ArticleId) : ICommand;

/// <summary>Gives an article in review back to its author, as its process decided.</summary>
/// <param name="ArticleId">The article, of the park acted in.</param>
/// <param name="Reason">What to improve.</param>
/// <remarks>Refusals: <c>article.not-found</c>, <c>article.not-in-review</c>.</remarks>
[SystemOnly]
public sealed record ReturnReviewed(Guid ArticleId, string Reason) : ICommand;

internal sealed class ReviewedHandler(PortalDb db, CallContext call, ArticleDesk desk) : IHandle<IsInReview, bool>, IHandle<PublishReviewed, Done>, IHandle<ReturnReviewed, Done>
{
    public async Task<Result<bool>> Handle(IsInReview request, CancellationToken cancellationToken) => await db.Articles.AnyAsync(a => a.TenantId == call.Tenant && a.Id == request.ArticleId && a.State == ArticleState.InReview, cancellationToken);

    public Task<Result<Done>> Handle(PublishReviewed request, CancellationToken cancellationToken) => StepAsync(request.ArticleId, a => a.Publish(null, false, false, desk.Now), cancellationToken);

    public Task<Result<Done>> Handle(ReturnReviewed request, CancellationToken cancellationToken) => StepAsync(request.ArticleId, a => a.Return(request.Reason, desk.Now), cancellationToken);

    private async Task<Result<Done>> StepAsync(Guid id, Func<Article, Result<Done>> step, CancellationToken ct)
    {
        var version = await db.Articles.Where(a => a.TenantId == call.Tenant && a.Id == id).Select(a => a.Version).SingleOrDefaultAsync(ct);
        return await desk.StepAsync(id, version, step, ct);
    }
}

/// <summary>An article that was submitted begins the process, unless somebody was quicker.</summary>
internal sealed class WhenArticleSubmitted : IHandleEvent<ArticleSubmitted>
{
    public async Task HandleAsync(ArticleSubmitted happened, IUseCases useCases, CancellationToken ct)
    {
        if (!(await useCases.SendAsync(new IsInReview(happened.ArticleId), ct)).Require()) return;
        var values = JsonSerializer.Serialize(new Dictionary<string, string> { ["title"] = happened.Title, ["summary"] = happened.Summary, ["link"] = $"/w/articles/{happened.ArticleId}" });
        await useCases.SendAsync(new BeginProcess(ArticleCase.Key, ArticleCase.Subject(happened.ArticleId), "", values, happened.Author ?? PersonId.None, happened.AuthorName, happened.Tenant!.Value), ct);
    }
}

/// <summary>The process publishes the article.</summary>
internal sealed class WhenArticleServed : IHandleEvent<ServiceCalled>
{
    public async Task HandleAsync(ServiceCalled happened, IUseCases useCases, CancellationToken ct)
    {
        if (happened.Handler != ArticleCase.Publishes) return;
        if ((await useCases.SendAsync(new PublishReviewed(happened.About(ArticleCase.Noun) ?? Guid.Empty), ct)).Refusal is { } refusal)
            await useCases.SendAsync(new FailService(happened.InstanceId, happened.Token, refusal.Code), ct);
    }
}

/// <summary>The article appeared, by the process or by a reviewer on its page.</summary>
internal sealed class WhenArticleAppeared : IHandleEvent<ArticlePublished>
{
    public Task HandleAsync(ArticlePublished happened, IUseCases useCases, CancellationToken ct) =>
        useCases.SendAsync(new SettleCase(ArticleCase.Key, ArticleCase.Subject(happened.ArticleId), ArticleCase.Publishes, "approved"), ct);
}

/// <summary>A reviewer gave the article back on its page: the case is over; it begins anew when the article is submitted again.</summary>
internal sealed class WhenArticleReturned : IHandleEvent<ArticleReturned>
{
    public Task HandleAsync(ArticleReturned happened, IUseCases useCases, CancellationToken ct) =>
        useCases.SendAsync(new SettleCase(ArticleCase.Key, ArticleCase.Subject(happened.ArticleId), "", "rejected"), ct);
}

/// <summary>The process said no: the article goes back to its author with the reason. One that went back by itself is a draft already.</summary>
internal sealed class WhenArticleCaseEnded : IHandleEvent<ProcessEnded>
{
    public Task HandleAsync(ProcessEnded happened, IUseCases useCases, CancellationToken ct) =>
        happened is { Key: ArticleCase.Key, Outcome: "rejected" or "withdrawn" or "stopped" } && happened.About(ArticleCase.Noun) is { } article
            ? useCases.SendAsync(new ReturnReviewed(article, happened.Reason.Length is > 0 and <= 500 ? happened.Reason : "审核未通过"), ct) : Task.CompletedTask;
}
