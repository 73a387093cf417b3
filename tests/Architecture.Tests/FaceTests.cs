using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace SmartPark.Architecture.Tests;

public sealed class FaceTests
{
    private static readonly Regex Colour = new(@"(?<![\w&/-])#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})(?![\w-])|\brgba?\(|\bhsla?\(");
    private static readonly Regex Han = new(@"[\u3400-\u9fff]");
    private static readonly Regex TextNode = new(@">\s*([^<>@{}]*[A-Za-z]{2,}[^<>@{}]*)<");
    private static readonly Regex TextAttribute = new(@"\s(?:title|alt|placeholder|aria-label|Title|Label|Text|Line|Placeholder)=""([^""@]*[A-Za-z\u3400-\u9fff]{2,}[^""@]*)""");

    [Fact]
    public void Raw_colours_stand_in_the_tokens_only() =>
        RawColours(SourceTree.Files("*.css", "src").Concat(SourceTree.Files("*.razor", "src")).Where(f => f.Path != "src/Portal/wwwroot/tokens.css")).ShouldBeEmpty();

    [Fact]
    public void Pages_hold_no_words_of_their_own() => Literals(SourceTree.Files("*.razor", "src")).ShouldBeEmpty();

    [Fact]
    public void Every_text_stands_in_both_languages() => Unpaired(SourceTree.Files("*.resx", "src")).ShouldBeEmpty();

    [Fact]
    public void Planted_colours_words_and_lonely_texts_are_found()
    {
        RawColours([new("src/A/x.css", "a { color: #fff } b { color: var(--ink) }")]).ShouldNotBeEmpty();
        Literals([new("src/A/X.razor", "<p>保存</p>")]).ShouldNotBeEmpty();
        Literals([new("src/A/X.razor", "<p>Save it</p>")]).ShouldNotBeEmpty();
        Literals([new("src/A/X.razor", "<input placeholder=\"Name please\" />")]).ShouldNotBeEmpty();
        Literals([new("src/A/X.razor", "<p>@Text[\"Save\"]</p>\n@code { int a = b<c ? 1 : 2; }")]).ShouldBeEmpty();
        Unpaired([new("src/A/T.resx", "<root><data name=\"a\"><value>甲</value></data></root>"), new("src/A/T.en.resx", "<root><data name=\"b\"><value>b</value></data></root>")]).Count.ShouldBe(2);
    }

    private static List<string> RawColours(IEnumerable<SourceFile> files) =>
        [.. files.SelectMany(f => Colour.Matches(f.Text).Where(m => !Address(f.Text, m)).Select(m => $"{f.Path}: {m.Value}"))];

    /// <summary>A fragment of an address (href="#abc") is no colour.</summary>
    private static bool Address(string text, Match match) => match.Index > 0 && text[match.Index - 1] is '"' or '\'';

    private static List<string> Literals(IEnumerable<SourceFile> pages)
    {
        var found = new List<string>();
        foreach (var page in pages)
        {
            var markup = Markup(page.Text);
            if (Han.Match(markup) is { Success: true } han) found.Add($"{page.Path}: {Around(markup, han.Index)}");
            found.AddRange(TextNode.Matches(markup).Where(m => !Code(m.Groups[1].Value)).Select(m => $"{page.Path}: {m.Groups[1].Value.Trim()}"));
            found.AddRange(TextAttribute.Matches(markup).Where(m => m.Groups[1].Value.Contains(' ', StringComparison.Ordinal) || Han.IsMatch(m.Groups[1].Value)).Select(m => $"{page.Path}: {m.Groups[1].Value}"));
        }
        return found;
    }

    /// <summary>The page without its code block, comments and directives.</summary>
    private static string Markup(string text)
    {
        var code = text.IndexOf("\n@code", StringComparison.Ordinal);
        var markup = code < 0 ? text : text[..code];
        markup = Regex.Replace(markup, @"@\*.*?\*@", "", RegexOptions.Singleline);
        markup = Regex.Replace(markup, @"@[A-Za-z.]*\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)", "");
        return Regex.Replace(markup, @"^\s*@(using|inject|page|attribute|inherits|implements|typeparam|namespace|layout|rendermode).*$", "", RegexOptions.Multiline);
    }

    /// <summary>A piece between two brackets that is Razor code (a generic, a lambda), not words.</summary>
    private static bool Code(string piece) => piece.Contains('=', StringComparison.Ordinal) || piece.Contains(';', StringComparison.Ordinal) || piece.Contains("&&", StringComparison.Ordinal) || piece.Contains("||", StringComparison.Ordinal) || piece.Contains('(', StringComparison.Ordinal) || piece.Contains('[', StringComparison.Ordinal) || !piece.Trim().Contains(' ', StringComparison.Ordinal);

    private static string Around(string text, int at) => text.Substring(Math.Max(0, at - 10), Math.Min(40, text.Length - Math.Max(0, at - 10))).ReplaceLineEndings(" ");

    private static List<string> Unpaired(IReadOnlyList<SourceFile> resources)
    {
        var keys = resources.ToDictionary(r => r.Path, r => XDocument.Parse(r.Text).Descendants("data").Select(d => (string)d.Attribute("name")!).ToHashSet());
        var found = new List<string>();
        foreach (var neutral in keys.Keys.Where(k => !k.EndsWith(".en.resx", StringComparison.Ordinal)))
        {
            var english = neutral[..^5] + ".en.resx";
            if (!keys.TryGetValue(english, out var other)) { found.Add(english + " is missing"); continue; }
            found.AddRange(keys[neutral].Except(other).Select(k => $"{english}: {k}"));
            found.AddRange(other.Except(keys[neutral]).Select(k => $"{neutral}: {k}"));
        }
        return found;
    }
}
