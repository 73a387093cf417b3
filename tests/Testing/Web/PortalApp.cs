using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Sites;
using SmartPark.Testing.Calls;

namespace SmartPark.Testing.Web;

/// <summary>The whole portal as it is served, on an empty SQLite data directory of its own, with a clock the test sets.</summary>
/// <param name="settings">Further settings, by configuration key.</param>
/// <param name="directory">A data directory to keep; by default a new one that goes with the app.</param>
public sealed class PortalApp(IReadOnlyDictionary<string, string>? settings = null, string? directory = null) : WebApplicationFactory<Program>
{
    private readonly string _directory = directory ?? Directory.CreateTempSubdirectory("smartpark-app-").FullName;

    /// <summary>The clock everything reads; timers and caches run on the system's.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>A visitor's browser: it keeps cookies and shows redirects instead of following them.</summary>
    public HttpClient Visitor() => CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>Sends a request as the platform itself, in a tenant or for all.</summary>
    public Task<Result<T>> SystemAsync<T>(IUseCase<T> request, TenantId? tenant = null) =>
        Services.GetRequiredService<SystemCalls>().SendAsync(request, tenant, CancellationToken.None);

    /// <summary>Opens a park's site without opening the park's tenant; the first one becomes the installation's own.</summary>
    public async Task<TenantId> OpenSiteAsync(string slug, string name, string? nameEn = null)
    {
        var park = TenantId.New();
        (await SystemAsync(new OpenSite(slug, name, nameEn), park)).Require();
        return park;
    }

    /// <summary>Delivers events until none is left; nothing else delivers in a test, so that what was not delivered yet can be looked at.</summary>
    public async Task DeliverAsync()
    {
        var type = typeof(IEvent).Assembly.GetType("SmartPark.Kernel.Events.Dispatcher", throwOnError: true)!;
        var run = type.GetMethod("RunOnceAsync")!;
        while (await (Task<int>)run.Invoke(Services.GetRequiredService(type), [CancellationToken.None])! > 0) { }
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        if (SourceOfPortal() is { } source) builder.UseContentRoot(source);
        builder.UseSetting("SmartPark:DataDirectory", _directory).UseSetting("SmartPark:Database:Provider", "sqlite").UseSetting("SmartPark:Demo", "false");
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            foreach (var background in services.Where(s => s.ImplementationType?.Name == "DispatcherService").ToList()) services.Remove(background);
        });
    }

    private static string? SourceOfPortal()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "SmartPark.sln"))) return Path.Combine(at.FullName, "src", "Portal");
        return null;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (directory is not null || !Directory.Exists(_directory)) return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}
