using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SmartPark.Kernel.Text;

/// <summary>
/// Writes parsed HTML anew from an allow-list of elements and attributes. Nothing of the input's markup is copied, and no element that
/// switches a browser's parser to other rules (svg, math, template, noscript, raw text) is ever written, so there is nothing to mutate.
/// </summary>
internal static class HtmlAllowList
{
    private static readonly HashSet<string> Kept =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "kbd",
        "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "mark", "a", "img", "table", "caption", "thead", "tbody", "tfoot",
        "tr", "th", "td", "figure", "figcaption", "abbr", "cite", "q", "small", "div",
    ];

    private static readonly HashSet<string> WithoutContent = ["br", "hr", "img"];

    // Their content is code, or belongs to something that is not there any more.
    private static readonly HashSet<string> DroppedWhole =
    [
        "script", "style", "svg", "math", "iframe", "frame", "frameset", "noframes", "object", "embed", "applet", "template", "noscript",
        "noembed", "textarea", "select", "option", "button", "title", "head", "meta", "link", "base", "xmp", "plaintext", "audio",
        "video", "canvas", "dialog", "slot", "portal", "marquee", "input",
    ];

    private static readonly HashSet<string> Blocks =
        ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "dt", "dd", "br", "hr", "pre", "blockquote", "table", "figcaption", "caption"];

    /// <returns>The kept markup, or null when the parser cannot read the text at all.</returns>
    public static string? Rewrite(string html)
    {
        if (Parse(html) is not { } document) return null;
        var output = new StringBuilder(html.Length);
        if (document.Body is { } body) WriteChildren(body, output, 0);
        return output.ToString();
    }

    /// <summary>AngleSharp 1.10.1 fails on some nestings of hostile select elements with a null reference of its own; such a text is not markup to us.</summary>
    private static IDocument? Parse(string html)
    {
        try { return new HtmlParser().ParseDocument(html); }
        catch (NullReferenceException) { return null; }
    }

    public static string TextOf(INode node)
    {
        var text = new StringBuilder();
        Gather(node, text, 0);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static string Escape(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            output.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '`' => "&#96;",
                '\0' => "",
                _ => null,
            } ?? c.ToString());
        }

        return output.ToString();
    }

    private static void WriteChildren(INode parent, StringBuilder output, int depth)
    {
        // What is left after HtmlLimits is nested by malformed tags; a writer that followed it would run out of stack.
        if (depth > HtmlLimits.Deepest) return;
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) output.Append(Escape(text.Data));
            else if (node is IElement element) Write(element, output, depth + 1);
        }
    }

    private static void Write(IElement element, StringBuilder output, int depth)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || DroppedWhole.Contains(name)) return;
        if (!Kept.Contains(name))
        {
            WriteChildren(element, output, depth);
            return;
        }

        output.Append('<').Append(name);
        foreach (var (attribute, value) in HtmlAttributes.Of(element))
        {
            output.Append(' ').Append(attribute).Append("=\"").Append(Escape(value)).Append('"');
        }

        output.Append('>');
        if (WithoutContent.Contains(name)) return;
        // A browser swallows the first line break of pre; a second one keeps what was there.
        if (name == "pre" && element.FirstChild is IText { Data: ['\n', ..] }) output.Append('\n');
        WriteChildren(element, output, depth);
        output.Append("</").Append(name).Append('>');
    }

    private static void Gather(INode node, StringBuilder text, int depth)
    {
        if (depth > HtmlLimits.Deepest) return;
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) text.Append(words.Data);
            if (child is not IElement element) continue;
            Gather(element, text, depth + 1);
            if (Blocks.Contains(element.LocalName)) text.Append(' ');
        }
    }
}
