using SmartPark.Identity;
using SmartPark.Kernel;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Persistence;
using SmartPark.Portal.Face;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Hosting;

/// <summary>Composes one node of the portal.</summary>
internal static class WebNode
{
    private const long BodyBytes = 1024 * 1024;
    private const int HeaderCount = 64;

    /// <summary>Everything registered, nothing started; the command line uses it too.</summary>
    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxRequestHeaderCount = HeaderCount;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.AddObservability();
        builder.Services.AddSingleton(new DemoSetting(DemoMode.On(builder.Configuration, builder.Environment)));
        builder.Services.AddHostedService<NodeStart>();
        builder.Services.AddKernel(DatabaseSettings.Read(builder.Configuration, builder.Environment.ContentRootPath));
        Modules.Add(builder.Services);
        builder.Services.AddPublicSite();
        builder.Services.AddFace(Modules.Pages);
        IdentityModule.AddSignIn(builder.Services);
        builder.Services.AddRateLimits(builder.Configuration);
        builder.Services.AddApiDocument();
        builder.Services.AddProblemDetails();
        return builder;
    }

    /// <summary>Serves until stopped.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var app = Builder(args).Build();
        using var held = DataLock.Take(app.Services.GetRequiredService<DatabaseOptions>());
        await StartChecks.RunAsync(app);
        Pipeline(app);
        await FirstStart.PrepareAsync(app, args);
        await app.RunAsync();
        return 0;
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseContentPolicy();
        app.UseExceptionHandler(ErrorPage.Configure);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseSameOrigin();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseWorkbenchDoor();
        app.UsePublicCache();
        app.UseFace();
        app.MapPublicSite();
        IdentityModule.MapSignIn(app);
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        Modules.Map(module => new Api(api, module));
        app.MapFiles();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
    }
}

/// <summary>Whether the demo park is shown.</summary>
/// <param name="On">True in demo mode.</param>
internal sealed record DemoSetting(bool On);
