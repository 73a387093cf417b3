using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Web;
using Xunit;

namespace SmartPark.Isolation.Tests.Surface;

/// <summary>Every door of the running portal is a use case, a page or a reviewed exception.</summary>
[Collection("Surface")]
public sealed class EndpointFacts(SurfaceApp surface)
{
    private readonly PortalApp _app = surface.Portal;

    /// <summary>Endpoints that send no single use case, with the reason; reviewed.</summary>
    private static readonly Dictionary<string, string> Reviewed = new()
    {
        ["POST /account/sign-in"] = "form: sends SignInWithPassword, sets the cookie",
        ["POST /account/second-factor"] = "form: sends GiveSecondFactor, sets the cookie",
        ["POST /account/new-password"] = "form: sends ReplaceExpiredPassword, sets the cookie",
        ["POST /account/sign-out"] = "form: sends SignOut, clears the cookie",
        ["POST /account/tenant"] = "form: sends SwitchTenant",
        ["POST /account/passkey/options"] = "form: sends StartPasskeySignIn, keeps the challenge in a cookie",
        ["POST /account/passkey/creation-options"] = "form: sends StartPasskey, keeps the challenge in a cookie",
        ["POST /account/passkey/verify"] = "form: sends SignInWithPasskey, sets the cookie",
        ["POST /account/passkey/register"] = "form: sends RegisterPasskey",
        ["POST /account/invitation"] = "form: sends AcceptInvitation, sets the cookie",
        ["POST /account/invitation/join"] = "form: sends JoinByInvitation",
        ["POST /account/reset"] = "form: sends ResetPassword",
        ["GET /culture"] = "keeps the language in a cookie, leads back to a local path",
        ["GET /theme"] = "keeps the theme in a cookie, leads back to a local path",
        ["GET /health/live"] = "says that the process answers",
        ["GET /health/ready"] = "says whether database and disk are there; no data",
        ["GET /openapi/{documentName}.json"] = "the description of the API; no data",
        ["GET /robots.txt"] = "fixed text",
    };

    /// <summary>Prefixes of machinery and of the public site's files.</summary>
    private static readonly Dictionary<string, string> ReviewedPrefixes = new()
    {
        ["/_blazor"] = "the circuit's transport: it starts only from a page that was rendered",
        ["/_framework/"] = "scripts of the framework",
        ["/Components/"] = "scripts of the framework",
    };

    private static readonly string[] PublicFiles = ["/feed.xml", "/c/{column}/feed.xml", "/sitemap.xml", "/site.css"];

    [Fact]
    public void Every_endpoint_sends_a_use_case_or_shows_a_page_or_was_reviewed()
    {
        Undeclared(Surface.Routes(_app)).ShouldBeEmpty();
        Surface.Routes(_app).Count(r => Surface.UseCaseOf(r) is not null).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void An_undeclared_endpoint_is_seen()
    {
        var planted = new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/api/v1/planted"), 0, new(new HttpMethodMetadata(["GET"])), "planted");
        Undeclared([.. Surface.Routes(_app), planted]).ShouldBe(["GET /api/v1/planted"]);
    }

    [Fact]
    public void The_reviewed_list_names_nothing_that_is_gone()
    {
        var there = Surface.Routes(_app).SelectMany(Names).ToHashSet();
        Reviewed.Keys.Where(k => !there.Contains(k)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_use_case_that_people_may_send_has_a_twin_over_http_or_was_reviewed()
    {
        var mapped = Surface.Routes(_app).Select(Surface.UseCaseOf).OfType<Type>().ToHashSet();
        var silent = Surface.UseCases(_app).Where(u => !u.IsDefined(typeof(SystemOnlyAttribute)) && !mapped.Contains(u) && !WithoutTwin.Reasons.ContainsKey(u.Name)).Select(u => u.FullName);
        silent.ShouldBeEmpty("a page action without its twin");
        WithoutTwin.Reasons.Keys.Where(k => mapped.Any(m => m.Name == k) || Surface.UseCases(_app).All(u => u.Name != k)).ShouldBeEmpty("reviewed as having no twin, and it has one or is gone");
    }

    [Fact]
    public void Requests_of_the_system_are_reached_by_no_endpoint()
    {
        Surface.Routes(_app).Where(r => Surface.UseCaseOf(r)?.IsDefined(typeof(SystemOnlyAttribute)) == true).Select(Surface.PatternOf).ShouldBeEmpty();
        Surface.UseCases(_app).Count(u => u.IsDefined(typeof(SystemOnlyAttribute))).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Only_the_api_is_exempt_from_antiforgery()
    {
        var exempt = Surface.Routes(_app).Where(r => r.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation == false).Select(Surface.PatternOf).Where(p => !p.StartsWith("/_blazor", StringComparison.Ordinal)).ToList();
        exempt.ShouldNotBeEmpty();
        exempt.ShouldAllBe(p => p.StartsWith("/api/v1/", StringComparison.Ordinal));
    }

    private static List<string> Undeclared(IEnumerable<RouteEndpoint> routes) => [.. routes.Where(r => !IsDeclared(r)).SelectMany(Names)];

    private static bool IsDeclared(RouteEndpoint route)
    {
        var pattern = Surface.PatternOf(route);
        if (Surface.UseCaseOf(route) is not null || Surface.PageOf(route) is not null) return true;
        if (ReviewedPrefixes.Keys.Any(p => pattern.StartsWith(p, StringComparison.Ordinal))) return true;
        if (PublicFiles.Any(f => pattern == f || pattern == "/p/{slug}" + f) || IsAsset(route)) return true;
        return Names(route).All(Reviewed.ContainsKey);
    }

    /// <summary>A file of wwwroot, which the build listed.</summary>
    private static bool IsAsset(RouteEndpoint route) => route.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");

    private static IEnumerable<string> Names(RouteEndpoint route) =>
        (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => $"{m} {Surface.PatternOf(route)}");
}
