using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;

namespace SmartPark.Portal.Hosting;

/// <summary>
/// Requests a person, a key or an address may make, and all of a tenant together: its many people and keys cannot take the node from the others. The API and forms have a tighter bucket
/// than pages; static files have none.
/// </summary>
internal static class RateLimits
{
    private const int PagesPerMinute = 3000;
    private const int ApiPerMinute = 600;
    private const int FormsPerMinute = 60;

    /// <summary>A tenant as a whole may do what so many busy people do.</summary>
    private const int PeopleOfTenant = 20;

    private static readonly object TenantAsked = new();

    /// <exception cref="SettingException">The factor is no number from 1 to 10000.</exception>
    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var factor = FactorOf(configuration["SmartPark:RateLimitFactor"]);
        services.AddRateLimiter(limiter => (limiter.GlobalLimiter, limiter.OnRejected) = (Limiter(factor), RejectAsync));
    }

    /// <summary>First the caller's own bucket, then his tenant's.</summary>
    public static PartitionedRateLimiter<HttpContext> Limiter(int factor) => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(http) is var (name, perMinute) ? Tokens(name + "|" + Who(http), perMinute * factor) : RateLimitPartition.GetNoLimiter("")),
        PartitionedRateLimiter.Create<HttpContext, string>(http => Tenant(http) is { } tenant && Bucket(http) is var (name, perMinute)
            ? Tokens(name + "|" + tenant, perMinute * factor * PeopleOfTenant)
            : RateLimitPartition.GetNoLimiter("")));

    /// <summary>What a rejected request is told; the tenant's bucket is asked only when the caller's own let him pass.</summary>
    public static Refusal RefusalOf(HttpContext http, int seconds) =>
        Refusal.With(http.Items.ContainsKey(TenantAsked) ? "request.too-many-of-tenant" : "request.too-many", null, seconds);

    private static ValueTask RejectAsync(OnRejectedContext context, CancellationToken ct)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return new(Problems.WriteAsync(context.HttpContext, RefusalOf(context.HttpContext, wait)));
    }

    private static RateLimitPartition<string> Tokens(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
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
        http.User.FindFirst("sub")?.Value ?? http.User.FindFirst("sid")?.Value ?? (http.Connection.RemoteIpAddress is { } address ? NetworkOf(address) : "?");

    /// <summary>An IPv6 address counts with its whole /64: whoever holds one holds all of it (RFC 6177).</summary>
    private static string NetworkOf(IPAddress address) => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
        ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address.ToString();

    private static string? Tenant(HttpContext http)
    {
        http.Items[TenantAsked] = true;
        return http.User.FindFirst("tid")?.Value;
    }
}
