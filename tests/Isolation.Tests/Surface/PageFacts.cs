using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using SmartPark.Testing.Web;
using Xunit;

namespace SmartPark.Isolation.Tests.Surface;

/// <summary>Every page as a visitor's browser gets it.</summary>
[Collection("Surface")]
public sealed partial class PageFacts(SurfaceApp surface)
{
    private readonly PortalApp _app = surface.Portal;

    private static readonly Dictionary<string, string> Filled = new()
    {
        ["Slug"] = "surface", ["Column"] = "news", ["Number"] = "ZX2026-000001", ["number"] = "ZX2026-000001", ["slug"] = "surface", ["column"] = "news", ["documentName"] = "v1",
    };

    [Fact]
    public async Task No_page_of_the_workbench_shows_itself_to_a_visitor()
    {
        using var visitor = _app.Visitor();
        var shown = new List<string>();
        var pages = Pages().Where(p => p.Split('/')[1] == "w").ToList();
        pages.Count.ShouldBeGreaterThan(4);
        foreach (var path in pages.Concat(pages.Select(p => "/W" + p[2..])).Concat(pages.Select(p => "/%77" + p[2..] + "/")))
        {
            using var answer = await visitor.GetAsync(path);
            var sent = answer.StatusCode == HttpStatusCode.Unauthorized || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/sign-in?returnUrl=", StringComparison.Ordinal));
            if (!sent) shown.Add($"{path}: {(int)answer.StatusCode} {answer.Headers.Location}");
            if ((await answer.Content.ReadAsStringAsync()).Contains("<h1", StringComparison.Ordinal)) shown.Add($"{path}: content");
        }
        shown.ShouldBeEmpty();
    }

    [Fact]
    public async Task Public_pages_answer_visitors_without_scripts_in_the_page()
    {
        await _app.OpenSiteAsync("surface", "表面园区");
        using var visitor = _app.Visitor();
        var wrong = new List<string>();
        foreach (var path in Pages().Where(p => p.Split('/')[1] != "w"))
        {
            using var answer = await visitor.GetAsync(path);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound) && !LeadsInside(answer)) wrong.Add($"{path}: {(int)answer.StatusCode} {answer.Headers.Location}");
            var html = await answer.Content.ReadAsStringAsync();
            wrong.AddRange(InlineScript().Matches(html).Select(m => $"{path}: {m.Value[..Math.Min(m.Length, 80)]}"));
            if (HandlerAttribute().Match(html) is { Success: true } handler) wrong.Add($"{path}: {handler.Value}");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_kind_of_answer_carries_the_security_headers()
    {
        using var visitor = _app.Visitor();
        var bare = new List<string>();
        string[] paths = ["/", "/nowhere", "/w", "/app.css", "/api/v1/me", "/api/v1/nowhere", "/api/v1/sites", "/health/ready", "/files/" + Guid.NewGuid(), "/openapi/v1.json", "/robots.txt", "/sitemap.xml", "/culture?to=en&back=/"];
        foreach (var path in paths)
        {
            using var answer = await visitor.GetAsync(path);
            bare.AddRange(Missing(answer).Select(h => $"GET {path} ({(int)answer.StatusCode}): {h}"));
        }
        foreach (var path in new[] { "/account/sign-in", "/api/v1/articles", "/api/v1/parks/x/enquiries" })
        {
            using var body = new StringContent("{\"a\":", null, "application/json");
            using var answer = await visitor.PostAsync(path, body);
            bare.AddRange(Missing(answer).Select(h => $"POST {path} ({(int)answer.StatusCode}): {h}"));
        }
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/v1/articles");
        foreign.Headers.Add("Origin", "https://evil.example");
        using var refused = await visitor.SendAsync(foreign);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        bare.AddRange(Missing(refused).Select(h => $"foreign origin: {h}"));
        bare.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_content_policy_lets_scripts_come_from_this_site_alone()
    {
        using var visitor = _app.Visitor();
        var policy = (await visitor.GetAsync("/")).Headers.GetValues("Content-Security-Policy").Single();
        foreach (var part in new[] { "default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'" }) policy.Split(';').Select(p => p.Trim()).ShouldContain(part);
        policy.ShouldNotContain("unsafe-eval");
    }

    internal static IEnumerable<string> Missing(HttpResponseMessage answer)
    {
        foreach (var name in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy" })
        {
            if (!answer.Headers.Contains(name)) yield return name;
        }
        foreach (var name in new[] { "Server", "X-Powered-By" })
        {
            if (answer.Headers.Contains(name)) yield return "tells " + name;
        }
    }

    private List<string> Pages() => [.. Surface.Routes(_app).Where(r => Surface.PageOf(r) is not null && r.RoutePattern.Parameters.All(p => !p.IsCatchAll)).Select(Fill).Distinct()];

    private static bool LeadsInside(HttpResponseMessage answer) =>
        (int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } to && (!to.IsAbsoluteUri || to.Host == "localhost");

    internal static string Fill(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Filled.GetValueOrDefault(parameter.Name) ?? "01998a70-0000-7000-8000-000000000001",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        _ => "",
    }))));

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)(?![^>]*type=""(application/ld\+json|importmap|application/json)"")[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<[a-z][^>]*\son[a-z]+=""[^""]*""|href=""javascript:[^""]*""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HandlerAttribute();
}
