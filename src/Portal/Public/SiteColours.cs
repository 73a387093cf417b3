using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Public;

/// <summary>A park's accent colour as custom properties: one for light pages, and a lighter one of the same hue for dark pages, both with a contrast of 4.5 or more (WCAG 2.2, 1.4.3).</summary>
internal static class SiteColours
{
    /// <summary>The surface of dark pages, as in tokens.css.</summary>
    private const string DarkSurface = "#17202a";
    private const int Steps = 20;
    private static readonly int[] Channels = [1, 3, 5];

    /// <summary>The style sheet; empty when there is no accent or it is not a colour that may be used.</summary>
    public static string Css(string? accent)
    {
        if (string.IsNullOrWhiteSpace(accent) || accent != accent.Trim() || AccentColour.Check(accent, nameof(accent)) is not null) return "";
        return $":root{{--accent:{accent.ToLowerInvariant()};--accent-dark:{ForDark(accent)}}}\n";
    }

    /// <summary>Short print of the style sheet, for addresses and ETags; empty for an empty one.</summary>
    public static string PrintOf(string? accent) => Css(accent) is { Length: > 0 } css ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(css)))[..12] : "";

    public static async Task WriteAsync(HttpContext http, CurrentSite sites, PublicChanges changes)
    {
        if (await sites.OfAsync(http.Request) is not { } site)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        changes.Note(http, PublicChanges.ContentOf(site.Park));
        http.Response.Headers.ETag = $"\"{PrintOf(site.Row.Accent)}\"";
        http.Response.Headers.CacheControl = http.Request.Query["v"] == PrintOf(site.Row.Accent) ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.ContentType = "text/css; charset=utf-8";
        if (http.Request.Headers.IfNoneMatch == http.Response.Headers.ETag) http.Response.StatusCode = StatusCodes.Status304NotModified;
        else await http.Response.WriteAsync(Css(site.Row.Accent), http.RequestAborted);
    }

    /// <summary>Mixed with white until it can be read on a dark surface.</summary>
    private static string ForDark(string accent) => Enumerable.Range(0, Steps + 1).Select(step => Mixed(accent, step / (double)Steps))
        .First(colour => AccentColour.Contrast(colour, DarkSurface) >= AccentColour.Least + 1);

    private static string Mixed(string colour, double white)
    {
        var parts = Channels.Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).Select(v => (int)Math.Round(v + (255 - v) * white));
        return "#" + string.Concat(parts.Select(v => v.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
