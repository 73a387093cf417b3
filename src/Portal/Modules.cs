using System.Reflection;
using SmartPark.Kernel.Http;

namespace SmartPark.Portal;

/// <summary>The modules of this installation, listed by hand.</summary>
internal static class Modules
{
    /// <summary>Assemblies that have pages besides this one.</summary>
    public static Assembly[] Pages { get; } = [];

    public static void Add(IServiceCollection services) => ArgumentNullException.ThrowIfNull(services);

    /// <param name="of">Makes the API of a module by its name.</param>
    public static void Map(Func<string, Api> of) => ArgumentNullException.ThrowIfNull(of);
}
