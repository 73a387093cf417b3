using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Kernel.Text;
using Xunit;

namespace SmartPark.Kernel.Tests.Text;

public sealed class MarkdownTextTests
{
    private static readonly HashSet<string> Forbidden =
    [
        "script", "style", "svg", "math", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "select", "textarea",
        "meta", "base", "link", "template", "noscript", "video", "audio", "title", "details", "marquee",
    ];

    private static readonly HashSet<string> Attributes =
        ["href", "rel", "title", "src", "alt", "loading", "width", "height", "align", "colspan", "rowspan", "scope", "start", "class"];

    public static TheoryData<string> Hostile => [.. HostileMarkup.All];

    [Fact]
    public void The_corpus_is_not_small() => HostileMarkup.All.Distinct().Count().ShouldBeGreaterThanOrEqualTo(90);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_markup_comes_out_harmless(string payload)
    {
        string[] wrapped = [payload, $"<table><tr><td>{payload}", $"<p><b>{payload}</p>", $"text\n\n{payload}\n\n- {payload}"];
        foreach (var text in wrapped)
        {
            ShouldBeHarmless(SafeHtml.Sanitize(text));
            ShouldBeHarmless(MarkdownText.ToHtml(text));
        }
    }

    [Fact]
    public void Any_mixture_of_hostile_pieces_comes_out_harmless_and_stays_so_when_cleaned_again()
    {
        var pieces = Gen.Elements(HostileMarkup.All).ListOf().ToArbitrary();
        Prop.ForAll(pieces, list =>
        {
            var clean = SafeHtml.Sanitize(string.Concat(list));
            ShouldBeHarmless(clean);
            ShouldBeHarmless(SafeHtml.Sanitize(clean.Value));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Markdown_becomes_structure()
    {
        var html = MarkdownText.ToHtml("# 标题\n\n**重点** 和 ~~删~~\n\n| 项 | 值 |\n|:--|--:|\n| a | 1 |\n\n1. 一\n2. 二\n\n```csharp\nx < y\n```").Value;
        html.ShouldContain("<h1>标题</h1>");
        html.ShouldContain("<strong>重点</strong>");
        html.ShouldContain("<del>删</del>");
        html.ShouldContain("<td align=\"right\">1</td>");
        html.ShouldContain("<li>二</li>");
        html.ShouldContain("<code class=\"language-csharp\">x &lt; y");
    }

    [Theory]
    [InlineData("<p>a<script>alert(1)</script><style>b{}</style><svg><text>c</text></svg><textarea>d</textarea></p>", "<p>a</p>")]
    [InlineData("<section><font color=red>a</font> <custom-tag>b</custom-tag></section>", "a b")]
    [InlineData("<pre>\n\n x</pre>", "<pre>\n\n x</pre>")]
    [InlineData("a<!-- b -->c", "ac")]
    public void Code_is_dropped_and_unknown_wrapping_is_taken_off(string html, string expected) => SafeHtml.Sanitize(html).Value.ShouldBe(expected);

    [Fact]
    public void Raw_html_in_markdown_is_shown_as_text() =>
        MarkdownText.ToHtml("a <b>c</b>").Value.ShouldContain("a &lt;b&gt;c&lt;/b&gt;");

    [Theory]
    [InlineData("https://gov.example/x?a=1&b=2", true, true)]
    [InlineData("mailto:a@b.cn", true, false)]
    [InlineData("/policies/1", true, false)]
    [InlineData("policies?at=10:30", true, false)]
    [InlineData("#part", true, false)]
    [InlineData("ftp://x.example/", false, false)]
    [InlineData("//x.example/", false, false)]
    [InlineData("weird:x", false, false)]
    public void Links_go_to_known_schemes_and_outward_ones_are_marked(string address, bool kept, bool outward)
    {
        var link = Parse(SafeHtml.Sanitize($"<a href='{address}'>x</a>")).QuerySelector("a")!;
        link.GetAttribute("href").ShouldBe(kept ? address : null);
        link.GetAttribute("rel").ShouldBe(outward ? "noopener nofollow" : null);
    }

    [Fact]
    public void Deep_and_long_input_comes_back_as_plain_text()
    {
        var nested = string.Concat(Enumerable.Repeat("<div><!--</div>-->", 10_000));
        ShouldBeHarmless(SafeHtml.Sanitize(nested));
        SafeHtml.Sanitize(string.Concat(Enumerable.Repeat("<b>", 50_000))).Value.ShouldStartWith("<p>&lt;b&gt;");
        MarkdownText.ToHtml(new string('>', 50_000)).Value.ShouldStartWith("<p>&gt;");
        MarkdownText.ToHtml(string.Concat(Enumerable.Repeat("a|", 2_000)) + "\n" + string.Concat(Enumerable.Repeat("-|", 2_000))
            + "\n" + string.Concat(Enumerable.Repeat("|\n", 20_000))).Value.ShouldStartWith("<p>a|");
        MarkdownText.ToHtml(new string('a', 1_000_000)).Value.Length.ShouldBe(1_000_007);
    }

    [Fact]
    public void Any_text_becomes_harmless_html()
    {
        Prop.ForAll<string>(text =>
        {
            ShouldBeHarmless(MarkdownText.ToHtml(text));
            ShouldBeHarmless(SafeHtml.Sanitize(text));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_excerpt_is_plain_text_on_one_line()
    {
        MarkdownText.Excerpt("# 通知\n\n各企业：\n\n- 一\n- **二** & <三>", 100).ShouldBe("通知 各企业： 一 二 & <三>");
        MarkdownText.Excerpt("各企业请注意", 3).ShouldBe("各企业…");
        MarkdownText.Excerpt(null, 3).ShouldBe("");
    }

    [Fact]
    public void Only_the_sanitizer_makes_safe_html() => typeof(SafeHtml).GetConstructors().ShouldBeEmpty();

    private static void ShouldBeHarmless(SafeHtml html)
    {
        foreach (var element in Parse(html).QuerySelectorAll("body, body *, head > *"))
        {
            Forbidden.ShouldNotContain(element.LocalName, html.Value);
            element.NamespaceUri.ShouldBe(NamespaceNames.HtmlUri, html.Value);
            foreach (var attribute in element.Attributes)
            {
                Attributes.ShouldContain(attribute.Name, html.Value);
                if (attribute.Name == "class") attribute.Value.ShouldStartWith("language-");
                if (attribute.Name is "href" or "src") ShouldLeadNowhereBad(attribute.Value, html.Value);
            }
        }
    }

    private static void ShouldLeadNowhereBad(string address, string html)
    {
        // What a browser would do with it: tabs and line breaks dropped, resolved against our page.
        var target = new Uri(new Uri("https://park.example/page/"), new string([.. address.Where(c => c > ' ')]));
        new[] { "http", "https", "mailto" }.ShouldContain(target.Scheme, html);
        if (!address.Contains(':')) target.Host.ShouldBe("park.example", html);
        if (target.Scheme is "http" or "https") target.UserInfo.ShouldBeEmpty(html);
    }

    private static IDocument Parse(SafeHtml html) => new HtmlParser().ParseDocument(html.Value);
}
