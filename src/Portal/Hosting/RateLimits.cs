using System.Globalization;
using System.Threading.RateLimiting;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;

namespace SmartPark.Portal.Hosting;

/// <summary>Requests a person, a tenant's key or an address may make. The API and forms have a tighter bucket than pages; static files have none.</summary>
internal static class RateLimits
{
    private const int PagesPerMinute = 3000;
    private const int ApiPerMinute = 600;
    private const int FormsPerMinute = 60;

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(limiter =>
    {
        var factor = FactorOf(configuration["SmartPark:RateLimitFactor"]);
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(http) is var (name, perMinute)
            ? RateLimitPartition.GetTokenBucketLimiter(name + "|" + Who(http), _ => new() { TokenLimit = perMinute * factor, TokensPerPeriod = Math.Max(1, perMinute * factor / 60), ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = async (context, ct) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
            context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(context.HttpContext, Refusal.With("request.too-many", null, wait));
        };
    });

    private static int FactorOf(string? value) =>
        string.IsNullOrEmpty(value) ? 1
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor is >= 1 and <= 10_000 ? factor
        : throw new SettingException("SmartPark:RateLimitFactor", value, "1 to 10000");

    private static (string Name, int PerMinute)? Bucket(HttpContext http)
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments("/api")) return ("api", ApiPerMinute);
        if (path.StartsWithSegments("/health") || path.StartsWithSegments("/_blazor") || path.StartsWithSegments("/_framework") || path.StartsWithSegments("/_content")) return null;
        if (HttpMethods.IsPost(http.Request.Method)) return ("form", FormsPerMinute);
        return Path.HasExtension(path.Value) ? null : ("page", PagesPerMinute);
    }

    /// <summary>A person or key when known, otherwise the network address.</summary>
    private static string Who(HttpContext http) =>
        http.User.FindFirst("sub")?.Value ?? http.User.FindFirst("key")?.Value ?? http.Connection.RemoteIpAddress?.ToString() ?? "?";
}
