namespace SmartPark.Portal.Face;

/// <summary>Content-Security-Policy and its companions (W3C CSP 3). Scripts only as files of this site; styles may stand inline because Radzen positions its pop-ups so.</summary>
internal static class ContentPolicy
{
    internal const string Value =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>Stands first in the pipeline: the headers go with every answer, also with errors, refusals and what a later part has cleared. A stricter policy that an endpoint sets stays.</summary>
    internal static IApplicationBuilder UseContentPolicy(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(Add, http.Response.Headers);
        return next(http);
    });

    private static Task Add(object state)
    {
        var headers = (IHeaderDictionary)state;
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Value;
        headers.XContentTypeOptions = "nosniff";
        if (!headers.ContainsKey("Referrer-Policy")) headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return Task.CompletedTask;
    }
}
