using SmartPark.Face;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Articles;

/// <summary>A file as the editor shows it.</summary>
internal sealed record FormFile(Guid Id, string Name);

/// <summary>What stands in the editor's fields; everything is kept as typed until it is saved.</summary>
internal sealed class ArticleForm
{
    public string Title { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Column { get; set; } = "news";

    public string Body { get; set; } = "";

    public string Source { get; set; } = "";

    public Guid? CoverId { get; set; }

    public List<FormFile> Attachments { get; } = [];

    public ArticleReaders Readers { get; set; } = ArticleReaders.Everyone;

    public List<TenantId> Tenants { get; } = [];

    /// <summary>As the date field holds it, in the park's zone.</summary>
    public DateTime? ExpiresAt { get; set; }

    public static ArticleForm Of(ArticleText text, Func<Guid, string> nameOf, ParkTime park)
    {
        var form = new ArticleForm
        {
            Title = text.Title, Summary = text.Summary, Column = text.Column, Body = text.Body, Source = text.Source, CoverId = text.CoverId, Readers = text.Readers,
            ExpiresAt = BenchMoments.Local(park, text.ExpiresAt),
        };
        form.Attachments.AddRange((text.Attachments ?? []).Select(a => new FormFile(a, nameOf(a))));
        form.Tenants.AddRange(text.Tenants ?? []);
        return form;
    }

    public ArticleText ToText(ParkTime park) => new(
        Column, Title, Body, Summary, CoverId, [.. Attachments.Select(a => a.Id)], Source, Readers, Readers == ArticleReaders.Tenants ? [.. Tenants] : null, BenchMoments.Moment(park, ExpiresAt));

    /// <summary>Everything in one line, to see whether something changed.</summary>
    public string Mark() => string.Join('\u001f',
        Title, Summary, Column, Body, Source, CoverId, string.Join(',', Attachments.Select(a => a.Id)), Readers, Readers == ArticleReaders.Tenants ? string.Join(',', Tenants) : "", ExpiresAt);
}
