using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using SmartPark.Portal.Hosting;
using SmartPark.Testing.Web;

namespace SmartPark.Portal.Tests.Hosting;

public sealed class RateLimitTests
{
    private const int ApiOfPerson = 600;
    private const int ApiOfTenant = 12_000;

    [Fact]
    public async Task A_person_has_a_bucket_of_his_own_and_hears_that_it_is_his()
    {
        await using var limits = RateLimits.Limiter(1);
        Passed(limits, Request("ann", "a"), ApiOfPerson + 100).ShouldBeInRange(ApiOfPerson, ApiOfPerson + 50);
        Refused(limits, Request("ann", "a")).ShouldBe("request.too-many");
        Passed(limits, Request("ben", "a"), 1).ShouldBe(1);
    }

    [Fact]
    public async Task All_people_of_a_tenant_share_a_wider_bucket_and_other_tenants_go_on()
    {
        await using var limits = RateLimits.Limiter(1);
        var passed = Enumerable.Range(0, 40).Sum(i => Passed(limits, Request("p" + i, "crowd"), 500));
        passed.ShouldBeInRange(ApiOfTenant, ApiOfTenant + 1500);
        Refused(limits, Request("late", "crowd")).ShouldBe("request.too-many-of-tenant");
        Passed(limits, Request("zoe", "other"), 1).ShouldBe(1);
    }

    [Fact]
    public async Task Keys_of_services_behind_one_address_do_not_share_a_bucket()
    {
        await using var limits = RateLimits.Limiter(1);
        Passed(limits, Request(null, "a", key: "k1"), ApiOfPerson + 100).ShouldBeLessThan(ApiOfPerson + 50);
        Passed(limits, Request(null, "b", key: "k2"), 1).ShouldBe(1);
    }

    [Fact]
    public async Task Over_http_a_visitor_who_asks_too_much_is_told_when_to_come_back_and_another_page_still_opens()
    {
        await using var app = new PortalApp();
        await app.OpenSiteAsync("north", "北园");
        using var visitor = app.Visitor();
        var asked = 0;
        while (asked++ < 3 * ApiOfPerson)
        {
            using var answer = await visitor.GetAsync("/api/v1/sites", TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK) continue;
            answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"request.too-many\"");
            break;
        }
        asked.ShouldBeInRange(ApiOfPerson, 2 * ApiOfPerson);
        (await visitor.GetAsync("/news", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static int Passed(PartitionedRateLimiter<HttpContext> limits, Func<HttpContext> request, int times)
    {
        var passed = 0;
        for (var i = 0; i < times; i++)
        {
            using var lease = limits.AttemptAcquire(request());
            if (lease.IsAcquired) passed++;
        }
        return passed;
    }

    private static string? Refused(PartitionedRateLimiter<HttpContext> limits, Func<HttpContext> request)
    {
        for (var i = 0; i < 1000; i++)
        {
            var http = request();
            using var lease = limits.AttemptAcquire(http);
            if (!lease.IsAcquired) return RateLimits.RefusalOf(http, 1).Code;
        }
        return null;
    }

    private static Func<HttpContext> Request(string? person, string tenant, string? key = null) => () =>
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/api/v1/articles";
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        Claim[] claims = [new("tid", tenant), .. person is null ? [] : new[] { new Claim("sub", person) }, .. key is null ? [] : new[] { new Claim("sid", key) }];
        http.User = new(new ClaimsIdentity(claims, "test"));
        return http;
    };
}
