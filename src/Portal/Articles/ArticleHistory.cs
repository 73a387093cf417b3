using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>Earlier texts of an article of the own park, newest first.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Paging">Which rows.</param>
[Permission(PortalPermissions.WriteArticles)]
public sealed record ArticleHistory(Guid ArticleId, Paging? Paging = null) : IQuery<Page<RevisionRow>>;

/// <summary>How an article read after one change.</summary>
/// <param name="RevisionId">The revision.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">Summary.</param>
/// <param name="Body">Markdown.</param>
public sealed record RevisionRow(Guid RevisionId, DateTimeOffset At, string By, string Title, string Summary, string Body);

internal sealed class ArticleHistoryHandler(PortalDb db) : IHandle<ArticleHistory, Page<RevisionRow>>
{
    public async Task<Result<Page<RevisionRow>>> Handle(ArticleHistory request, CancellationToken cancellationToken) =>
        await db.ArticleRevisions.Where(r => r.ArticleId == request.ArticleId).OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .Select(r => new RevisionRow(r.Id, r.At, r.PersonName, r.Title, r.Summary, r.Body)).ToPageAsync(request.Paging, cancellationToken);
}

/// <summary>Brings title, summary and body of an earlier text back; the rest stays. It counts as a change like any other.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="RevisionId">The earlier text.</param>
/// <remarks>Refusals: <c>article.revision-not-found</c> and those of <see cref="ChangeArticle"/>.</remarks>
[Permission(PortalPermissions.WriteArticles)]
public sealed record RestoreRevision(Guid ArticleId, long Version, Guid RevisionId) : ICommand;

internal sealed class RestoreRevisionHandler(PortalDb db, CallContext call, ArticleDesk desk) : IHandle<RestoreRevision, Done>
{
    public async Task<Result<Done>> Handle(RestoreRevision request, CancellationToken cancellationToken)
    {
        var old = await db.ArticleRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.RevisionId && r.ArticleId == request.ArticleId, cancellationToken);
        if (old is null) return new Refusal("article.revision-not-found", nameof(request.RevisionId));
        return await desk.StepAsync(request.ArticleId, request.Version, article =>
        {
            var text = GetArticleForEditHandler.TextOf(article) with { Title = old.Title, Summary = old.Summary, Body = old.Body };
            var outcome = article.Change(text, call.Caller.May(PortalPermissions.PublishArticles), desk.Now);
            if (outcome.Succeeded) db.Add(ArticleRevision.Of(article, call.Caller, desk.Now));
            return outcome;
        }, cancellationToken);
    }
}
