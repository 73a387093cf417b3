using Microsoft.AspNetCore.Authorization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;
using SmartPark.Face;
using SmartPark.Portal.Layout;

namespace SmartPark.Portal.Face;

/// <summary>The two calls the composition makes for everything people see.</summary>
public static class FaceSetup
{
    private static readonly TimeSpan CircuitKept = TimeSpan.FromMinutes(5);
    private const int CircuitsKept = 500;

    /// <summary>A long article in an editor's text area is one message; the framework's 32 KB would end the circuit.</summary>
    private const long LongestMessage = 512 * 1024;

    /// <summary>Razor components, Radzen with Chinese texts, shared components, languages. The host adds its own <see cref="IFrame"/> before or after.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="pages">Assemblies of modules that have pages.</param>
    public static IServiceCollection AddFace(this IServiceCollection services, params Assembly[] pages)
    {
        services.TryAddSingleton(new PageAssemblies(pages));
        services.AddRazorComponents().AddInteractiveServerComponents(o =>
        {
            o.DisconnectedCircuitRetentionPeriod = CircuitKept;
            o.DisconnectedCircuitMaxRetained = CircuitsKept;
        }).AddHubOptions(o => o.MaximumReceiveMessageSize = LongestMessage);
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, ZhRadzenTexts>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddFaceComponents();
        services.AddAppearance();
        services.TryAddScoped<IFrame, VisitorFrame>();
        return services;
    }

    /// <summary>Languages, static files, the switches and all pages. Call it after UseAuthentication and UseAuthorization.</summary>
    public static WebApplication UseFace(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(KeepApiAnswers);
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapAppearance();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null)
            .AddAdditionalAssemblies([.. app.Services.GetRequiredService<PageAssemblies>().All])
            .Add(NeedSignIn);
        return app;
    }

    /// <summary>No page of the workbench is shown to visitors, whether or not its author thought of it.</summary>
    private static void NeedSignIn(EndpointBuilder page)
    {
        if (page is RouteEndpointBuilder route && Workbench.Contains("/" + route.RoutePattern.RawText?.TrimStart('/'))) page.Metadata.Add(new AuthorizeAttribute());
    }

    /// <summary>Programs get the bare status, people a page.</summary>
    private static Task KeepApiAnswers(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(http);
    }
}

/// <summary>Assemblies with pages, for the router.</summary>
/// <param name="All">Those given to <see cref="FaceSetup.AddFace"/>.</param>
internal sealed record PageAssemblies(IReadOnlyList<Assembly> All);
