using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Articles;

/// <summary>The steps from draft to public and back.</summary>
internal sealed partial class Article
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    public Result<Done> Submit(DateTimeOffset now)
    {
        if (State != ArticleState.Draft) return new Refusal("article.not-draft");
        (State, Reason, ChangedAt) = (ArticleState.InReview, null, now);
        Raise(new ArticleSubmitted(TenantId, Id, Title, Summary, AuthorId, AuthorName));
        return Result.Done;
    }

    public Result<Done> Return(string reason, DateTimeOffset now)
    {
        if (State is not (ArticleState.InReview or ArticleState.Scheduled)) return new Refusal("article.not-in-review");
        (State, Reason, PublishAt, Slide, ChangedAt) = (ArticleState.Draft, PortalTexts.Clean(reason), null, null, now);
        Raise(new ArticleReturned(TenantId, Id));
        return Result.Done;
    }

    /// <summary>Publishes now.</summary>
    public Result<Done> Publish(PersonId? reviewer, bool othersReview, bool tell, DateTimeOffset now)
    {
        if (Reviewable(reviewer, othersReview) is { } refusal) return refusal;
        if (ExpiresAt <= now) return new Refusal("article.expiry", nameof(ExpiresAt));
        Tell = tell;
        Appear(now, now);
        return Result.Done;
    }

    /// <summary>Publishes at a time to come, at most a year ahead.</summary>
    public Result<Done> Schedule(DateTimeOffset at, PersonId? reviewer, bool othersReview, bool tell, DateTimeOffset now)
    {
        if (Reviewable(reviewer, othersReview) is { } refusal) return refusal;
        if (at <= now || at > now + Farthest) return new Refusal("article.schedule-time", "At");
        if (ExpiresAt <= at) return new Refusal("article.expiry", nameof(ExpiresAt));
        (State, PublishAt, Tell, Reason, ChangedAt) = (ArticleState.Scheduled, at, tell, null, now);
        return Result.Done;
    }

    public Result<Done> Withdraw(string reason, DateTimeOffset now)
    {
        if (State is not (ArticleState.Published or ArticleState.Scheduled)) return new Refusal("article.not-published");
        Disappear(ArticleState.Withdrawn, now);
        Reason = PortalTexts.Clean(reason);
        return Result.Done;
    }

    /// <summary>Appears or disappears when its time has come.</summary>
    /// <returns>True when it changed.</returns>
    public bool Tick(DateTimeOffset now)
    {
        if (State == ArticleState.Scheduled && PublishAt <= now) Appear(PublishAt.Value, now);
        else if (State == ArticleState.Published && ExpiresAt <= now) Disappear(ArticleState.Expired, now);
        else return false;
        return true;
    }

    /// <summary>Stays above the others until then; null takes it down.</summary>
    public Result<Done> Pin(DateTimeOffset? until, DateTimeOffset now)
    {
        if (State is not (ArticleState.Published or ArticleState.Scheduled)) return new Refusal("article.not-published");
        if (until <= now || until > now + Farthest) return new Refusal("article.pin-time", "Until");
        PinnedUntil = until;
        return Result.Done;
    }

    /// <summary>Takes a place in the carousel; it needs a cover picture.</summary>
    public Result<Done> Show(int place)
    {
        if (State is not (ArticleState.Published or ArticleState.Scheduled)) return new Refusal("article.not-published");
        if (CoverId is null) return new Refusal("article.no-cover", nameof(CoverId));
        Slide = place;
        return Result.Done;
    }

    public void TakeOut() => Slide = null;

    private Refusal? Reviewable(PersonId? reviewer, bool othersReview)
    {
        if (State is not (ArticleState.InReview or ArticleState.Scheduled)) return new("article.not-in-review");
        return othersReview && reviewer is not null && reviewer == AuthorId ? new("article.own-review") : null;
    }

    private void Appear(DateTimeOffset at, DateTimeOffset now)
    {
        (State, Visible, PublishAt, Reason, ChangedAt) = (ArticleState.Published, true, at, null, now);
        Announce();
        Raise(new ArticlePublished(TenantId, Id, Column, Title));
        if (Tell) Raise(ArticleNews.Of(this));
    }

    private void Disappear(ArticleState state, DateTimeOffset now)
    {
        (State, Visible, PinnedUntil, Slide, ChangedAt) = (state, false, null, null, now);
        Announce();
    }
}

/// <summary>What people are told of an article that appeared.</summary>
internal static class ArticleNews
{
    public static MessageRequested Of(Article article)
    {
        IReadOnlyList<TenantId>? named = article.Readers == ArticleReaders.Tenants
            ? [.. article.Audience.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(t => TenantId.Parse(t, null))] : null;
        var to = named is null ? new Recipients(AllOfPark: article.TenantId) : new Recipients(Tenants: named);
        return new(article.TenantId, "article.published", to, new(article.Title, article.Title), new(article.Summary, article.Summary), ArticleSearch.UrlOf(article.Id));
    }
}
