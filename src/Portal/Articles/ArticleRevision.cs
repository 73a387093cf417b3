using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Articles;

/// <summary>How an article read after one change, and who made it.</summary>
internal sealed class ArticleRevision : ITenantOwned
{
    private ArticleRevision() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public TenantId TenantId { get; private init; }

    public Guid ArticleId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public PersonId? PersonId { get; private init; }

    public string PersonName { get; private init; } = "";

    public string Title { get; private init; } = "";

    public string Summary { get; private init; } = "";

    public string Body { get; private init; } = "";

    public static ArticleRevision Of(Article article, Caller caller, DateTimeOffset now) => new()
    {
        TenantId = article.TenantId,
        ArticleId = article.Id,
        At = now,
        PersonId = caller.Person,
        PersonName = caller.DisplayName,
        Title = article.Title,
        Summary = article.Summary,
        Body = article.Body,
    };
}
