using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Testing.Web;
using Xunit;

namespace SmartPark.Isolation.Tests.Surface;

/// <summary>Forms, redirects and request bodies as an attacker would send them.</summary>
[Collection("Surface")]
public sealed class FormFacts(SurfaceApp surface)
{
    private readonly PortalApp _app = surface.Portal;

    /// <summary>Ways in which an address has been made to lead to another host (OWASP cheat sheet on unvalidated redirects; Duende CVE-2024-39694 and its kin).</summary>
    private static readonly string[] Abroad =
    [
        "https://evil.example", "http://evil.example", "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example",
        "https:evil.example", "https:/evil.example", "http:///evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "/\t/evil.example", "/\n/evil.example",
        "/\r\n/evil.example", "\t//evil.example", " //evil.example", "/%09/evil.example", "/%0a/evil.example", "/%5cevil.example", "/%2fevil.example", "/%2f%2fevil.example", "//evil.example/%2e%2e",
        "//evil.example@localhost", "https://localhost@evil.example", "https://localhost.evil.example", "evil.example", "?x=//evil.example", "/​/evil.example", "/\u202e//evil.example", "~//evil.example",
        "/\u2028/evil.example", ".//evil.example", "//%65vil.example", "ftp://evil.example", "/a\\..\\..\\evil.example", "/%252f%252fevil.example", "", "/" + new string('a', 5000),
    ];

    [Fact]
    public async Task No_address_given_from_outside_leads_to_another_host()
    {
        using var visitor = _app.Visitor();
        var led = new List<string>();
        Abroad.Length.ShouldBeGreaterThan(30);
        foreach (var abroad in Abroad)
        {
            foreach (var path in new[] { "/culture?to=en&back=", "/theme?to=dark&back=", "/theme?to=system&back=" })
            {
                using var answer = await visitor.GetAsync(path + Uri.EscapeDataString(abroad));
                if (LeadsOut(answer.Headers.Location)) led.Add($"{path}{abroad} -> {answer.Headers.Location}");
                answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path + abroad);
            }
            foreach (var (form, fields) in Forms)
            {
                using var answer = await PostAsync(form, [.. fields, new("returnUrl", abroad), new("back", abroad)]);
                if (LeadsOut(answer.Headers.Location) || answer.Headers.Location?.OriginalString.Contains("evil", StringComparison.Ordinal) == true) led.Add($"{form} {abroad} -> {answer.Headers.Location}");
            }
        }
        led.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_400()
    {
        using var visitor = _app.Visitor();
        var taken = new List<string>();
        var posts = Surface.Routes(_app).Where(r => r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(r => (Route: r, Path: PageFacts.Fill(r))).Where(r => !r.Path.StartsWith("/api/", StringComparison.Ordinal) && !r.Path.StartsWith("/_blazor", StringComparison.Ordinal)).ToList();
        posts.Count.ShouldBeGreaterThan(10);
        foreach (var (route, path) in posts)
        {
            if (path.StartsWith("/w", StringComparison.Ordinal)) continue;
            using var body = new FormUrlEncodedContent([new("login", "a@b.example"), new("_handler", "ask")]);
            using var answer = await visitor.PostAsync(path, body);
            if (answer.StatusCode != HttpStatusCode.BadRequest) taken.Add($"{Surface.PatternOf(route)}: {(int)answer.StatusCode}");
        }
        taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_of_another_browser_is_refused()
    {
        using var message = await MessageAsync("/account/sign-in", [new("login", "a@b.example"), new("password", "x")], foreignToken: true);
        using var visitor = _app.Visitor();
        using var answer = await visitor.SendAsync(message);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Members_that_no_request_has_are_refused_everywhere()
    {
        using var visitor = _app.Visitor();
        var taken = new List<string>();
        var seen = 0;
        foreach (var route in Surface.Routes(_app).Where(r => Surface.UseCaseOf(r) is not null && r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is ["POST"] or ["PUT"]))
        {
            var path = PageFacts.Fill(route);
            if (path == "/api/v1/files") continue;
            foreach (var member in new[] { "tenantId2", "isAdmin", "roles2", "createdAt", "__proto__", "$type" })
            {
                seen++;
                using var message = new HttpRequestMessage(new(route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]), path) { Content = JsonContent.Create(new Dictionary<string, object> { [member] = "x" }) };
                using var answer = await visitor.SendAsync(message);
                if (answer.StatusCode != HttpStatusCode.BadRequest) taken.Add($"{Surface.PatternOf(route)} took {member}: {(int)answer.StatusCode}");
            }
        }
        taken.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(300);
    }

    private static readonly (string Path, KeyValuePair<string, string>[] Fields)[] Forms =
    [
        ("/account/sign-in", [new("login", "a@b.example"), new("password", "wrong-wrong-wrong")]), ("/account/second-factor", [new("code", "123456")]), ("/account/sign-out", []), ("/account/tenant", [new("key", Guid.NewGuid().ToString())]),
        ("/account/new-password", [new("password", "x")]), ("/account/passkey/verify", [new("credential", "x")]), ("/account/passkey/register", [new("credential", "x")]), ("/account/invitation", [new("token", "//evil.example"), new("name", "x")]),
        ("/account/invitation/join", [new("token", "https://evil.example")]), ("/account/reset", [new("token", "\\evil.example")]),
    ];

    private async Task<HttpResponseMessage> PostAsync(string path, KeyValuePair<string, string>[] fields)
    {
        using var visitor = _app.Visitor();
        using var message = await MessageAsync(path, fields);
        return await visitor.SendAsync(message);
    }

    /// <summary>A form with a good token, made by the app's own antiforgery.</summary>
    private Task<HttpRequestMessage> MessageAsync(string path, KeyValuePair<string, string>[] fields, bool foreignToken = false)
    {
        var antiforgery = _app.Services.GetRequiredService<IAntiforgery>();
        var options = _app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AntiforgeryOptions>>().Value;
        var mine = antiforgery.GetTokens(new DefaultHttpContext { RequestServices = _app.Services });
        var shown = foreignToken ? antiforgery.GetTokens(new DefaultHttpContext { RequestServices = _app.Services }) : mine;
        var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([.. fields, new(options.FormFieldName, shown.RequestToken!)]) };
        message.Headers.Add("Cookie", $"{options.Cookie.Name}={mine.CookieToken}");
        return Task.FromResult(message);
    }

    private static bool LeadsOut(Uri? to) => to is not null && new Uri(new Uri("http://localhost/"), to.OriginalString.Replace('\\', '/').Replace("\t", "", StringComparison.Ordinal)).Host != "localhost";
}
