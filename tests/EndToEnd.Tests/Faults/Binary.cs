namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>Where the built portal stands, found from the test's own directory.</summary>
internal static class Binary
{
    private static string Root { get; } = Climb(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Directory of the portal's sources: its content root, as with <c>dotnet run</c>.</summary>
    public static string PortalSource => Path.Combine(Root, "src", "Portal");

    /// <summary>The portal's assembly in the configuration the tests were built in.</summary>
    public static string Portal => Path.Combine(PortalSource, "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "SmartPark.Portal.dll");

    private static string Climb(DirectoryInfo at) => File.Exists(Path.Combine(at.FullName, "SmartPark.sln")) ? at.FullName : Climb(at.Parent ?? throw new DirectoryNotFoundException("SmartPark.sln"));
}
