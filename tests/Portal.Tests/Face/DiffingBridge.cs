using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SmartPark.Portal.Tests.Face;

/// <summary>bUnit asks for a later AngleSharp.Diffing than can be had; the one beside the tests answers.</summary>
internal static class DiffingBridge
{
    [ModuleInitializer]
    internal static void Init() => AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == "AngleSharp.Diffing"
        ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "lib017", "AngleSharp.Diffing.dll"))
        : null;
}
