using System.Globalization;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Public;

/// <summary>The park's site a public page belongs to, in the language of the moment.</summary>
/// <param name="Row">The site.</param>
/// <param name="Root">What stands before every link: empty, or <c>/p/{slug}</c> when the visitor came by path.</param>
public sealed record PublicSite(SiteRow Row, string Root)
{
    /// <summary>The park.</summary>
    public TenantId Park => Row.Park;

    /// <summary>Its name.</summary>
    public string Name => Own(Row.Name, Row.NameEn);

    /// <summary>Its introduction, plain text; may be empty.</summary>
    public string Intro => Own(Row.Intro, Row.IntroEn);

    /// <summary>Local address of its logo, or null.</summary>
    public string? LogoUrl => Row.LogoFileId is { } logo ? FileUrl(logo) : null;

    /// <summary>A local path within this site; the path begins with a slash.</summary>
    public string Link(string path) => Root.Length == 0 ? path : path == "/" ? Root : Root + path;

    /// <summary>The address of a path that search engines shall keep: the park's own host if it has one, no prefix for the site the installation opens with.</summary>
    /// <param name="path">Path and query within the site.</param>
    /// <param name="host">Scheme and host of the request, without a slash at the end.</param>
    public string Canonical(string path, string host)
    {
        var scheme = host[..(host.IndexOf(':', StringComparison.Ordinal) + 3)];
        if (Row.Domain is { } domain) return scheme + domain + path;
        return host + (Row.IsDefault ? path : path == "/" ? $"/p/{Row.Slug}" : $"/p/{Row.Slug}{path}");
    }

    /// <summary>The text in the language of the moment, the other one when it is empty.</summary>
    public static string Own(string zh, string en)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var (first, second) = english ? (en, zh) : (zh, en);
        return string.IsNullOrWhiteSpace(first) ? second : first;
    }

    /// <summary>Local address of a file.</summary>
    public static string FileUrl(Guid file) => $"/files/{file}";
}
