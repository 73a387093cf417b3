using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Hosting;

namespace SmartPark.Portal.Demo;

/// <summary>The services of the portal with a clock that walks and a stage for the people: built for the loading, disposed after it, never started.</summary>
internal static class DemoHost
{
    /// <summary>Builds them on the same configuration as the portal's.</summary>
    /// <exception cref="SettingException">The environment is Production.</exception>
    public static WebApplication Build(string[] args, DateTimeOffset now)
    {
        var builder = WebNode.Builder(args);
        RefuseInProduction(builder.Environment);
        builder.Services.RemoveAll<ICallers>().RemoveAll<ITicketSource>();
        builder.Services.AddSingleton(new DemoClock(now)).AddSingleton<DemoStage>();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(p => p.GetRequiredService<DemoClock>()));
        builder.Services.AddSingleton<ICallers>(p => p.GetRequiredService<DemoStage>()).AddSingleton<ITicketSource>(p => p.GetRequiredService<DemoStage>());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder.Build();
    }

    /// <summary>Loads the park beside services that have not started yet.</summary>
    /// <param name="args">Settings on the command line.</param>
    /// <param name="services">The portal's own services: their clock says when the loading is.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<(DemoState Before, TimeSpan Took)> LoadAsync(string[] args, IServiceProvider services, CancellationToken ct)
    {
        await using var host = Build(args, services.GetRequiredService<TimeProvider>().GetUtcNow());
        return await DemoPark.LoadAsync(host.Services, ct);
    }

    /// <exception cref="SettingException">The environment is Production.</exception>
    public static void RefuseInProduction(IHostEnvironment environment)
    {
        if (environment.IsProduction()) throw new SettingException("environment", "Production", "Development (ASPNETCORE_ENVIRONMENT): the demo park has accounts with known passwords");
    }
}
