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
        if (builder.Environment.IsProduction()) throw new SettingException("environment", "Production", "Development: the demo park has accounts with known passwords; set DOTNET_ENVIRONMENT=Development");
        builder.Services.RemoveAll<ICallers>().RemoveAll<ITicketSource>();
        builder.Services.AddSingleton(new DemoClock(now)).AddSingleton<DemoStage>();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(p => p.GetRequiredService<DemoClock>()));
        builder.Services.AddSingleton<ICallers>(p => p.GetRequiredService<DemoStage>()).AddSingleton<ITicketSource>(p => p.GetRequiredService<DemoStage>());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder.Build();
    }
}
