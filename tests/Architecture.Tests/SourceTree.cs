using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmartPark.Architecture.Tests;

/// <summary>One file of the repository.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public int Lines => Text.Count(c => c == '\n') + 1;

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal) || Path.StartsWith("bench/", StringComparison.Ordinal);

    public CompilationUnitSyntax Syntax => CSharpSyntaxTree.ParseText(Text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
}

/// <summary>The sources as they stand in the repository.</summary>
internal static class SourceTree
{
    private static readonly string[] Skipped = ["/bin/", "/obj/", "/node_modules/", "/wwwroot/lib/", "/wwwroot/_framework/"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files(string pattern, params string[] folders) =>
        [.. folders.Where(f => Directory.Exists(Path.Combine(Root, f))).SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), pattern, SearchOption.AllDirectories))
            .Select(p => p.Replace('\\', '/')).Where(p => !Skipped.Any(p.Contains))
            .Select(p => new SourceFile(Path.GetRelativePath(Root, p).Replace('\\', '/'), File.ReadAllText(p)))];

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "SmartPark.sln"))) at = at.Parent;
        return at.FullName;
    }
}
