using System.Globalization;
using System.Xml;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Directory;

namespace SmartPark.Portal.Public;

/// <summary>The pages of a park's site for search engines (sitemaps.org protocol 0.9): columns, at most 5,000 articles, 5,000 enterprises and the latest policies.</summary>
internal sealed class SitemapWriter(IUseCases useCases, CurrentSite sites, PublicColumns columns, IPublicPolicies policies, PublicChanges changes)
{
    private const string Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int MostPages = 25;
    private const int Policies = 50;

    public async Task WriteAsync(HttpContext http)
    {
        if (await sites.OfAsync(http.Request) is not { } site)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        changes.Note(http, PublicChanges.ContentOf(site.Park));
        changes.Note(http, PublicChanges.Policies);
        var pages = await PagesAsync(site.Park, http.RequestAborted);
        var host = $"{http.Request.Scheme}://{http.Request.Host}";
        http.Response.ContentType = "application/xml; charset=utf-8";
        await using var xml = XmlWriter.Create(http.Response.Body, new() { Async = true, Indent = true, Encoding = new System.Text.UTF8Encoding(false) });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Protocol);
        foreach (var (path, day) in pages)
        {
            await xml.WriteStartElementAsync(null, "url", Protocol);
            await xml.WriteElementStringAsync(null, "loc", Protocol, site.Canonical(path, host));
            if (day is { } known) await xml.WriteElementStringAsync(null, "lastmod", Protocol, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await xml.WriteEndElementAsync();
        }
        await xml.WriteEndElementAsync();
    }

    private async Task<List<(string Path, DateOnly? Day)>> PagesAsync(TenantId park, CancellationToken ct)
    {
        var latest = await policies.LatestAsync(park, Policies, ct);
        var pages = new List<(string, DateOnly?)> { ("/", null), ("/enterprises", null), ("/questions", null) };
        pages.AddRange((await columns.NamesAsync(park, ct)).Keys.Select(c => (PublicColumns.PathOf(c), (DateOnly?)null)));
        if (latest.Count > 0) pages.Add(("/policies", null));
        pages.AddRange(latest.Select(p => ($"/policies/{p.Id}", p.PublishedOn)));
        pages.AddRange((await AllAsync(n => new ListPublished(park, null, n), ct)).Select(a => ($"/articles/{a.ArticleId}", (DateOnly?)DateOnly.FromDateTime(a.PublishedAt.UtcDateTime))));
        pages.AddRange((await AllAsync(n => new FindInDirectory(park, Paging: n), ct)).Select(c => ($"/enterprises/{c.Enterprise}", (DateOnly?)null)));
        return pages;
    }

    private async Task<List<T>> AllAsync<T>(Func<Paging, IQuery<Page<T>>> ask, CancellationToken ct)
    {
        var all = new List<T>();
        for (var number = 1; number <= MostPages; number++)
        {
            var page = (await useCases.SendAsync(ask(new Paging(number, Paging.MaxSize)), ct)).Value;
            if (page is null) break;
            all.AddRange(page.Rows);
            if (page.Next is null) break;
        }
        return all;
    }
}
