using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.OutputCaching;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Public;

/// <summary>
/// Keeps what visitors see for at most 30 seconds and shorter when it changes. A page takes part by <c>@attribute [OutputCache(PolicyName = "visitors")]</c>; it must look the same to
/// every visitor and hold no form with a token.
/// </summary>
internal static class PublicCache
{
    public const string Policy = "visitors";
    private const long Bytes = 64L * 1024 * 1024;
    private const long BytesOfOne = 1024 * 1024;

    public static IServiceCollection AddPublicCache(this IServiceCollection services)
    {
        services.AddSingleton<PublicChanges>();
        VisitorTokens.Around(services);
        return services.AddOutputCache(o =>
        {
            o.SizeLimit = Bytes;
            o.MaximumBodySize = BytesOfOne;
            o.AddPolicy(Policy, new VisitorPolicy());
        });
    }

    public static IApplicationBuilder UsePublicCache(this IApplicationBuilder app) => app.UseOutputCache();
}

/// <summary>Only for visitors without a session, only known queries, only whole and current answers.</summary>
internal sealed class VisitorPolicy : IOutputCachePolicy
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private static readonly string[] Queries = ["page", "size", "industry", "kind", "v"];
    private static readonly string[] Cookies = [Appearance.CultureCookie, Appearance.ThemeCookie, Appearance.NavCookie];
    private const string FormCookie = ".AspNetCore.Antiforgery.";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var fit = Fits(request);
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (fit, fit, fit, true);
        context.ResponseExpirationTimeSpan = Life;
        context.CacheVaryByRules.QueryKeys = Queries;
        context.CacheVaryByRules.VaryByHost = true;
        context.CacheVaryByRules.VaryByValues["look"] = $"{CultureOf(request)} {Appearance.Theme(request)}";
        context.HttpContext.Response.Headers.Vary = "Cookie";
        if (!fit) return ValueTask.CompletedTask;
        context.HttpContext.Response.Headers.CacheControl = "no-cache";
        if (request.Path.Value!.Contains("/policies", StringComparison.Ordinal)) context.HttpContext.RequestServices.GetRequiredService<PublicChanges>().Note(context.HttpContext, PublicChanges.Policies);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        var whole = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        if (!whole || PublicChanges.Outdated(context.HttpContext)) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Any cookie we do not know might tell who somebody is, and any query we do not know would only fill the memory.</summary>
    private static bool Fits(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers.Authorization.Count == 0
        && request.HttpContext.User.Identity?.IsAuthenticated != true
        && request.Cookies.Keys.All(c => Cookies.Contains(c) || c.StartsWith(FormCookie, StringComparison.Ordinal))
        && request.Query.Keys.All(Queries.Contains);

    private static string CultureOf(HttpRequest request)
    {
        var asked = CookieRequestCultureProvider.ParseCookieValue(request.Cookies[Appearance.CultureCookie] ?? "")?.UICultures.FirstOrDefault().Value;
        return Appearance.Cultures.FirstOrDefault(c => c == asked) ?? Appearance.Cultures[0];
    }
}
