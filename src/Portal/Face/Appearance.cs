using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace SmartPark.Portal.Face;

/// <summary>How a person wants to see the portal: language, theme and width of the navigation, each kept in a cookie of one year.</summary>
internal static class Appearance
{
    internal const string CultureCookie = "sp-culture";
    internal const string ThemeCookie = "sp-theme";
    internal const string NavCookie = "sp-nav";
    internal const string System = "system";

    /// <summary>The languages, the first is the default.</summary>
    internal static IReadOnlyList<string> Cultures { get; } = ["zh-CN", "en"];

    /// <summary>light, dark, or null to follow the system.</summary>
    internal static string? Theme(HttpRequest? request) => request?.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie] : null;

    /// <summary>"narrow" when the person folded the side navigation.</summary>
    internal static string? Nav(HttpRequest? request) => request?.Cookies[NavCookie] == "narrow" ? "narrow" : null;

    /// <summary>Address that switches the language and comes back.</summary>
    internal static string CultureHref(string to, string back) => $"/culture?to={to}&back={Uri.EscapeDataString(back)}";

    /// <summary>Address that switches the theme and comes back.</summary>
    internal static string ThemeHref(string to, string back) => $"/theme?to={to}&back={Uri.EscapeDataString(back)}";

    /// <summary>The language that is not shown.</summary>
    internal static string OtherCulture => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "en" : "zh-CN";

    internal static IServiceCollection AddAppearance(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(o =>
    {
        o.SetDefaultCulture(Cultures[0]).AddSupportedCultures([.. Cultures]).AddSupportedUICultures([.. Cultures]);
        o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CultureCookie }];
    });

    internal static void MapAppearance(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/culture", (HttpContext http, string? to, string? back) =>
        {
            if (to is not null && Cultures.Contains(to))
                Remember(http, CultureCookie, CookieRequestCultureProvider.MakeCookieValue(new(to)));
            return Back(back);
        });
        routes.MapGet("/theme", (HttpContext http, string? to, string? back) =>
        {
            if (to is "light" or "dark") Remember(http, ThemeCookie, to);
            else if (to == System) http.Response.Cookies.Delete(ThemeCookie);
            return Back(back);
        });
    }

    private static IResult Back(string? back) => Results.LocalRedirect(LocalPath.OrHome(back));

    private static void Remember(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new()
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
    });
}
