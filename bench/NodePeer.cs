using System.Diagnostics;

namespace SmartPark.Bench;

/// <summary>A peer that runs in Node: a folder of the bench with a lock file, installed from it when it is not there.</summary>
internal sealed class NodePeer
{
    private readonly string _directory;

    /// <param name="bench">Folder of the bench under bench/.</param>
    /// <param name="package">The package that is compared.</param>
    public NodePeer(string bench, string package)
    {
        _directory = Path.Combine(Root(), "bench", bench, "peer-node");
        var installed = Path.Combine(_directory, "node_modules", package);
        if (!Directory.Exists(installed)) Start("npm", ["ci", "--no-audit", "--no-fund"]);
        Manifest = Path.Combine(installed, "package.json");
    }

    /// <summary>The package's own package.json.</summary>
    public string Manifest { get; }

    /// <summary>What run.mjs writes to standard output.</summary>
    public string Run(params string[] arguments) => Start("node", ["run.mjs", .. arguments]);

    private string Start(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _directory, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static string Root()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at)) if (File.Exists(Path.Combine(at, "SmartPark.sln"))) return at;
        throw new InvalidOperationException("SmartPark.sln is not above the program");
    }
}
