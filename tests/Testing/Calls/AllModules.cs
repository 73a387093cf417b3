using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SmartPark.Testing.Calls;

/// <summary>All modules of the product, for tests that hold for each of them.</summary>
public static class AllModules
{
    /// <summary>Registers them as the portal does.</summary>
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Portal.Modules.Add(services);
    }
}
