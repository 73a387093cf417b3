using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Kernel;

/// <summary>A module as the kernel knows it.</summary>
/// <param name="Name">Lower-case name: schema, prefix, first part of permission and event names.</param>
/// <param name="Assembly">Where its requests and handlers are.</param>
/// <param name="DbType">Its database context.</param>
public sealed record ModuleInfo(string Name, Assembly Assembly, Type DbType);

/// <summary>All modules of the installation, the kernel first.</summary>
public sealed class ModuleRegistry(IEnumerable<ModuleInfo> modules)
{
    private readonly Dictionary<Assembly, ModuleInfo> _byAssembly = modules.ToDictionary(m => m.Assembly);

    /// <summary>The modules in order of registration.</summary>
    public IReadOnlyList<ModuleInfo> All { get; } = [.. modules];

    /// <summary>The module a type belongs to.</summary>
    /// <exception cref="KeyNotFoundException">Its assembly is no registered module.</exception>
    public ModuleInfo Of(Type type) => _byAssembly[type.Assembly];

    internal ModuleDb DbFor(Type request, IServiceProvider services) => (ModuleDb)services.GetRequiredService(Of(request).DbType);
}
