using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace SmartPark.Architecture.Tests;

public sealed class BannedTests
{
    private static readonly (string Name, Regex Pattern, string[] Except)[] Symbols =
    [
        ("a clock that tests cannot set", new(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b"), []),
        ("blocking on a task", new(@"\.Wait\(\)|(?<!Outcome|Answer)\bTask\b[^;\n]*\.Result\b"), []),
        ("filters lifted without a name", new(@"\.IgnoreQueryFilters\(\s*\)"), []),
        ("the owner filter lifted outside the kernel", new(@"IgnoreQueryFilters\(\[\s*(OwnershipKinds|""owner"")"), ["src/Kernel/"]),
        ("MarkupString outside the sanitizer's component", new(@"\bMarkupString\b|AddMarkupContent"), ["src/Face/Texts/MarkdownView"]),
        ("XML read without a bounded reader", new(@"XDocument\.(Parse|Load)\(|XElement\.Parse\(|XmlDocument\b"), []),
        ("a sleeping thread", new(@"Thread\.Sleep"), []),
        ("unfinished work", new(@"\b(TODO|FIXME|HACK)\b|NotImplementedException"), []),
        ("a silenced warning", new(@"#pragma warning disable|SuppressMessage"), []),
        ("raw SQL built from text outside the kernel", new(@"FromSqlRaw|ExecuteSqlRaw|SqlQueryRaw"), ["src/Kernel/"]),
    ];

    private static readonly string[] Words = ["Manager", "Helper", "Util", "Utils", "Base", "Dto", "Impl", "Common"];

    [Fact]
    public void Banned_symbols_are_absent() => Symbolic(SourceTree.Files("*.cs", "src").Concat(SourceTree.Files("*.razor", "src"))).ShouldBeEmpty();

    [Fact]
    public void There_is_no_async_void() => AsyncVoid(SourceTree.Files("*.cs", "src").Concat(SourceTree.Files("*.razor", "src"))).ShouldBeEmpty();

    [Fact]
    public void Types_are_named_for_what_they_are() => BadNames(SourceTree.Files("*.cs", "src")).ShouldBeEmpty();

    [Theory]
    [InlineData("var t = DateTime.UtcNow;")]
    [InlineData("task.Wait();")]
    [InlineData("db.Set<X>().IgnoreQueryFilters()")]
    [InlineData("db.Set<X>().IgnoreQueryFilters([OwnershipKinds.FilterName])")]
    [InlineData("(MarkupString)html")]
    [InlineData("XDocument.Parse(text)")]
    [InlineData("Thread.Sleep(1)")]
    [InlineData("// TODO later")]
    [InlineData("#pragma warning disable CA1000")]
    [InlineData("db.Notes.FromSqlRaw(sql)")]
    public void A_planted_symbol_is_found(string code) => Symbolic([new("src/Identity/X.cs", code)]).ShouldNotBeEmpty();

    [Fact]
    public void Planted_names_and_async_void_are_found()
    {
        BadNames([new("src/A/B.cs", "class PolicyManager {} class Database {} class UserDto {}")]).ShouldBe(["src/A/B.cs: PolicyManager", "src/A/B.cs: UserDto"]);
        AsyncVoid([new("src/A/B.cs", "class B { async void M() {} }")]).ShouldNotBeEmpty();
    }

    private static List<string> Symbolic(IEnumerable<SourceFile> files) =>
        [.. from file in files
            from symbol in Symbols
            where !symbol.Except.Any(e => file.Path.StartsWith(e, StringComparison.Ordinal)) && symbol.Pattern.IsMatch(file.Text)
            select $"{file.Path}: {symbol.Name} ({symbol.Pattern.Match(file.Text).Value})"];

    private static List<string> AsyncVoid(IEnumerable<SourceFile> files) => [.. files.Where(f => Regex.IsMatch(f.Text, @"\basync void\b")).Select(f => f.Path)];

    private static List<string> BadNames(IEnumerable<SourceFile> files) =>
        [.. from file in files
            from type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            let name = type.Identifier.Text
            where Words.Any(w => name.EndsWith(w, StringComparison.Ordinal)) && name is not "Database"
            select $"{file.Path}: {name}"];
}
