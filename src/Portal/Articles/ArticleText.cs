using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;

namespace SmartPark.Portal.Articles;

/// <summary>What an author writes.</summary>
/// <param name="Column">Column code.</param>
/// <param name="Title">Title, at most 200 characters.</param>
/// <param name="Body">Markdown, at most <see cref="MostBody"/> characters.</param>
/// <param name="Summary">Plain text, at most 500 characters; empty takes the body's first words.</param>
/// <param name="CoverId">Picture file, or null.</param>
/// <param name="Attachments">Files, at most 20.</param>
/// <param name="Source">Where it was taken from, at most 200 characters.</param>
/// <param name="Readers">Who reads it.</param>
/// <param name="Tenants">The named tenants, 1 to 50, when <paramref name="Readers"/> says so.</param>
/// <param name="ExpiresAt">When it disappears, or null.</param>
public sealed record ArticleText(
    string Column, string Title, string Body, string Summary = "", Guid? CoverId = null, IReadOnlyList<Guid>? Attachments = null, string Source = "",
    ArticleReaders Readers = ArticleReaders.Everyone, IReadOnlyList<TenantId>? Tenants = null, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Most characters of a body: as many as are rendered as Markdown.</summary>
    public const int MostBody = MarkdownText.Longest;

    internal IEnumerable<Refusal> Check() => PortalTexts.Found(
        PortalTexts.Line(Column, 60, nameof(Column)), PortalTexts.Line(Title, 200, nameof(Title)), PortalTexts.Block(Body, MostBody, nameof(Body)),
        PortalTexts.Block(Summary, 500, nameof(Summary), false), PortalTexts.Line(Source, 200, nameof(Source), false),
        (Attachments?.Count ?? 0) > 20 ? Refusal.With("article.attachments", nameof(Attachments), 20) : null,
        Readers == ArticleReaders.Tenants && Tenants?.Count is not (>= 1 and <= 50) ? new Refusal("article.readers", nameof(Tenants)) : null);

    internal string AudienceFor(TenantId park) => Readers switch
    {
        ArticleReaders.Park => Audience.OfPark(park),
        ArticleReaders.Tenants => Audience.Of([.. Tenants!.Distinct()]),
        _ => Audience.Everyone,
    };
}
