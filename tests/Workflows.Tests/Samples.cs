namespace SmartPark.Workflows.Tests;

/// <summary>Where documents to read are: named by the environment, or beside the repository, or in it.</summary>
internal static class Samples
{
    private static readonly string Root = FindRoot();

    public static string Golden { get; } = Named("BPMN_GOLDEN_DIR") ?? Beside("golden") ?? Path.Combine(Root, "samples", "bpmn", "golden");

    /// <summary>Third-party models stand beside the repository and not in it; without them the own cases are read.</summary>
    public static IReadOnlyList<string> Corpus { get; } = Named("BPMN_CORPUS_DIR") is { } named ? [named]
        : Beside("miwg") is { } miwg && Beside("bpmn-elements") is { } elements ? [miwg, elements] : [Path.Combine(Root, "samples", "bpmn", "golden")];

    private static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? path : null;

    private static string? Beside(string folder) => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "market", "bpmn", folder)) is var path && Directory.Exists(path) ? path : null;

    private static string FindRoot()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at)) if (File.Exists(Path.Combine(at, "SmartPark.sln"))) return at;
        throw new InvalidOperationException("SmartPark.sln is not above the tests");
    }
}
