namespace SmartPark.Portal.Face;

/// <summary>Content-Security-Policy and its companions (W3C CSP 3). Scripts only as files of this site; styles may stand inline because Radzen positions its pop-ups so.</summary>
internal static class ContentPolicy
{
    internal const string Value =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    internal static IApplicationBuilder UseContentPolicy(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Value;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(http);
    });
}
