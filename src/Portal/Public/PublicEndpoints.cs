using SmartPark.Portal.Layout;

namespace SmartPark.Portal.Public;

/// <summary>What the public site has besides pages: feeds, sitemap, robots and the park's colours, each with and without the path of a park.</summary>
internal static class PublicEndpoints
{
    /// <summary>A policy belongs to no single park: where its page has no address within one, the plain address is taken. Pages come first.</summary>
    private const int AfterPages = 10;

    public static void AddPublicSite(this IServiceCollection services)
    {
        services.AddScoped<CurrentSite>().AddScoped<PublicColumns>().AddSingleton<DirectoryFacets>().AddSingleton<EnquiryCookie>();
        services.AddScoped<IPublicPolicies, LibraryPolicies>().AddScoped<IPersonFrame, PersonFrame>().AddScoped<IFrame, SiteFrame>();
        services.AddScoped<FeedWriter>().AddScoped<SitemapWriter>();
        services.AddPublicCache();
    }

    public static void MapPublicSite(this IEndpointRouteBuilder routes)
    {
        foreach (var root in new[] { "", "/p/{slug}" })
        {
            Map(routes, root + "/feed.xml", (http, feed) => feed.WriteAsync(http, null));
            Map(routes, root + "/c/{column}/feed.xml", (http, feed) => feed.WriteAsync(http, http.Request.RouteValues["column"] as string));
            routes.MapGet(root + "/sitemap.xml", (HttpContext http, SitemapWriter sitemap) => sitemap.WriteAsync(http)).CacheOutput(PublicCache.Policy).ExcludeFromDescription();
            routes.MapGet(root + "/site.css", SiteColours.WriteAsync).CacheOutput(PublicCache.Policy).ExcludeFromDescription();
        }
        routes.MapGet("/p/{slug}/policies/{**rest}", (string rest) => Results.LocalRedirect("/policies/" + Uri.EscapeDataString(rest).Replace("%2F", "/", StringComparison.Ordinal))).WithOrder(AfterPages).ExcludeFromDescription();
        routes.MapGet("/robots.txt", RobotsAsync).ExcludeFromDescription();
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Func<HttpContext, FeedWriter, Task> write) =>
        routes.MapGet(path, (HttpContext http, FeedWriter feed) => write(http, feed)).CacheOutput(PublicCache.Policy).ExcludeFromDescription();

    /// <summary>RFC 9309; what needs a session, a search or a form is of no use to a crawler.</summary>
    private static Task RobotsAsync(HttpContext http)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        var host = $"{http.Request.Scheme}://{http.Request.Host}";
        return http.Response.WriteAsync($"User-agent: *\nDisallow: /w\nDisallow: /account\nDisallow: /api/\nDisallow: /search\nDisallow: /culture\nDisallow: /theme\nSitemap: {host}/sitemap.xml\n", http.RequestAborted);
    }
}
