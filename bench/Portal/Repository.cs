namespace SmartPark.Bench.Portal;

/// <summary>Where things lie in the clone this program was built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The program of a project, built in the same configuration as this one.</summary>
    /// <exception cref="InvalidOperationException">This is not a Release build.</exception>
    public static string Built(string project, string dll)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        if (configuration != "Release") throw new InvalidOperationException("Only a Release build is measured: dotnet run -c Release --project bench/Portal …");
        return Path.Combine(Root, project, "bin", configuration, framework, dll);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SmartPark.sln"))) return folder.FullName;
        throw new InvalidOperationException("Run this from a clone: no SmartPark.sln above the program.");
    }
}
