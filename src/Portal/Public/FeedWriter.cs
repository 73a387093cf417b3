using System.Globalization;
using System.Xml;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;

namespace SmartPark.Portal.Public;

/// <summary>A park's newest articles, or those of one column, as an Atom feed (RFC 4287).</summary>
internal sealed class FeedWriter(IUseCases useCases, CurrentSite sites, PublicColumns columns, PublicChanges changes)
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Entries = 30;

    public async Task WriteAsync(HttpContext http, string? column)
    {
        var site = await sites.OfAsync(http.Request);
        if (site is not null) changes.Note(http, PublicChanges.ContentOf(site.Park));
        var name = site is null || column is null ? null : (await columns.NamesAsync(site.Park, http.RequestAborted)).GetValueOrDefault(column);
        if (site is null || (column is not null && name is null))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var rows = (await useCases.SendAsync(new ListPublished(site.Park, column, new Paging(1, Entries)), http.RequestAborted)).Value?.Rows ?? [];
        http.Response.ContentType = "application/atom+xml; charset=utf-8";
        await using var xml = XmlWriter.Create(http.Response.Body, new() { Async = true, Indent = true, Encoding = new System.Text.UTF8Encoding(false), CheckCharacters = true });
        await WriteAsync(xml, new(site, $"{http.Request.Scheme}://{http.Request.Host}", name is null ? "/" : PublicColumns.PathOf(column!), http.Request.Path), name, rows);
    }

    private static async Task WriteAsync(XmlWriter xml, Place place, string? column, IReadOnlyList<PublishedRow> rows)
    {
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "feed", Atom);
        await xml.WriteAttributeStringAsync("xml", "lang", null, CultureInfo.CurrentUICulture.Name);
        await TextAsync(xml, "id", place.Self);
        await TextAsync(xml, "title", column is null ? place.Site.Name : $"{place.Site.Name} - {column}");
        await TextAsync(xml, "updated", Moment(rows.Count == 0 ? DateTimeOffset.UnixEpoch : rows.Max(r => r.PublishedAt)));
        await LinkAsync(xml, "self", place.Self);
        await LinkAsync(xml, "alternate", place.Of(place.Path));
        await xml.WriteStartElementAsync(null, "author", Atom);
        await TextAsync(xml, "name", place.Site.Name);
        await xml.WriteEndElementAsync();
        foreach (var row in rows.OrderByDescending(r => r.PublishedAt)) await EntryAsync(xml, place, row);
        await xml.WriteEndElementAsync();
    }

    private static async Task EntryAsync(XmlWriter xml, Place place, PublishedRow row)
    {
        await xml.WriteStartElementAsync(null, "entry", Atom);
        await TextAsync(xml, "id", $"urn:uuid:{row.ArticleId}");
        await TextAsync(xml, "title", row.Title);
        await TextAsync(xml, "updated", Moment(row.PublishedAt));
        await TextAsync(xml, "published", Moment(row.PublishedAt));
        await LinkAsync(xml, "alternate", place.Of($"/articles/{row.ArticleId}"));
        await TextAsync(xml, "summary", row.Summary);
        await xml.WriteEndElementAsync();
    }

    private static Task TextAsync(XmlWriter xml, string name, string text) => xml.WriteElementStringAsync(null, name, Atom, text);

    private static async Task LinkAsync(XmlWriter xml, string rel, string href)
    {
        await xml.WriteStartElementAsync(null, "link", Atom);
        await xml.WriteAttributeStringAsync(null, "rel", null, rel);
        await xml.WriteAttributeStringAsync(null, "href", null, href);
        await xml.WriteEndElementAsync();
    }

    /// <summary>RFC 3339 in UTC.</summary>
    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private sealed record Place(PublicSite Site, string Host, string Path, string Feed)
    {
        public string Self => Host + Feed;

        public string Of(string path) => Site.Canonical(path, Host);
    }
}
