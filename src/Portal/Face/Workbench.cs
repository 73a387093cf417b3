namespace SmartPark.Portal.Face;

/// <summary>The one rule that parts live pages from static ones: pages under /w have a circuit, all others are plain documents.</summary>
internal static class Workbench
{
    internal const string Root = "/w";

    /// <summary>True for /w and everything under it.</summary>
    internal static bool Contains(PathString path) => path.StartsWithSegments(Root, StringComparison.Ordinal);
}
