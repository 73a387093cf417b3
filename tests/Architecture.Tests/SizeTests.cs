using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace SmartPark.Architecture.Tests;

public sealed class SizeTests
{
    [Fact]
    public void Files_stay_readable() => TooLong(SourceTree.Files("*.cs", "src", "tests", "bench").Concat(SourceTree.Files("*.razor", "src"))).ShouldBeEmpty();

    [Fact]
    public void Methods_stay_readable() => LongMethods(SourceTree.Files("*.cs", "src", "bench")).ShouldBeEmpty();

    [Fact]
    public void A_planted_giant_is_found()
    {
        var lines = string.Join('\n', Enumerable.Repeat("x();", 401));
        TooLong([new("src/A/Big.cs", lines), new("tests/A/Big.cs", lines), new("src/A/Big.razor", lines)]).ShouldBe(["src/A/Big.cs: 401 lines", "src/A/Big.razor: 401 lines"]);
        LongMethods([new("src/A/B.cs", $"class B {{ void M() {{\n{lines}\n}} }}")]).ShouldBe(["src/A/B.cs: M has 403 lines"]);
    }

    private static List<string> TooLong(IEnumerable<SourceFile> files) =>
        [.. files.Where(f => f.Lines > Most(f)).Select(f => $"{f.Path}: {f.Lines} lines")];

    private static int Most(SourceFile file) => file.Path.EndsWith(".razor", StringComparison.Ordinal) ? 250 : file.IsTest ? 600 : 400;

    private static List<string> LongMethods(IEnumerable<SourceFile> files) =>
        [.. from file in files
            from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
            let span = method.SyntaxTree.GetLineSpan(method.Span)
            let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where lines > 60
            select $"{file.Path}: {method.Identifier} has {lines} lines"];
}
