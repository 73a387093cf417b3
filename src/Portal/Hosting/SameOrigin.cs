namespace SmartPark.Portal.Hosting;

/// <summary>Refuses WebSocket handshakes and changing API calls that another site's page makes with our cookie (OWASP ASVS 5.0 V3.5, V4.4.2).</summary>
internal static class SameOrigin
{
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (Guarded(http.Request) && http.Request.Headers.Origin is [{ } origin] && !Same(origin, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        await next(http);
    });

    private static bool Guarded(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor") || (request.Path.StartsWithSegments("/api") && !HttpMethods.IsGet(request.Method));

    private static bool Same(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Scheme == request.Scheme && from.Authority == request.Host.Value;
}
