using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;

namespace SmartPark.Portal.Articles;

/// <summary>News, a notice or another text of a park's site, from draft to withdrawal.</summary>
internal sealed partial class Article : Entity, IPublished, IVersioned
{
    private Article() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public TenantId TenantId { get; private init; }

    public string Audience { get; private set; } = "";

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public string Column { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Body { get; private set; } = "";

    public Guid? CoverId { get; private set; }

    public string Attachments { get; private set; } = "";

    public string Source { get; private set; } = "";

    public ArticleReaders Readers { get; private set; }

    public PersonId? AuthorId { get; private init; }

    public string AuthorName { get; private init; } = "";

    public ArticleState State { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When it appears or appeared.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? PinnedUntil { get; private set; }

    /// <summary>Place in the carousel, from 1; null when it is not in it.</summary>
    public int? Slide { get; private set; }

    /// <summary>Why it was returned or withdrawn.</summary>
    public string? Reason { get; private set; }

    /// <summary>People are told when it appears.</summary>
    public bool Tell { get; private set; }

    public static Article Write(TenantId park, PersonId? author, string authorName, ArticleText text, DateTimeOffset now)
    {
        var article = new Article { TenantId = park, AuthorId = author, AuthorName = authorName };
        article.Take(text, now);
        article.Announce();
        return article;
    }

    /// <summary>Changes the text. Drafts and what was taken back go on as drafts; what is public may be changed by those who may publish.</summary>
    public Result<Done> Change(ArticleText text, bool mayPublish, DateTimeOffset now)
    {
        if (State == ArticleState.InReview) return new Refusal("article.in-review");
        if (State is ArticleState.Scheduled or ArticleState.Published && !mayPublish) return new Refusal("article.published");
        if (text.ExpiresAt <= (PublishAt > now ? PublishAt : now)) return new Refusal("article.expiry", nameof(text.ExpiresAt));
        if (Slide is not null && text.CoverId is null) return new Refusal("article.no-cover", nameof(text.CoverId));
        Take(text, now);
        if (State is ArticleState.Withdrawn or ArticleState.Expired) (State, PublishAt) = (ArticleState.Draft, null);
        Announce();
        return Result.Done;
    }

    /// <summary>All files it refers to.</summary>
    public IReadOnlyList<Guid> Files() => CoverId is { } cover ? [cover, .. PortalLists.Ids(Attachments)] : PortalLists.Ids(Attachments);

    private void Take(ArticleText text, DateTimeOffset now)
    {
        (Column, Title, Body) = (text.Column, PortalTexts.Clean(text.Title), PortalTexts.Clean(text.Body));
        Summary = PortalTexts.CleanOrNull(text.Summary) ?? Cut(MarkdownText.Excerpt(Body, 160));
        (CoverId, Attachments, Source) = (text.CoverId, PortalLists.Join(text.Attachments), PortalTexts.Clean(text.Source));
        (Readers, Audience) = (text.Readers, text.AudienceFor(TenantId));
        (ExpiresAt, ChangedAt) = (text.ExpiresAt, now);
    }

    private static string Cut(string text) => text.Length <= 500 ? text : text[..500];

    private void Announce() => Raise(new ArticleChanged(TenantId, Id, Files(), Audience, Visible));
}
