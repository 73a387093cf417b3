using AngleSharp.Html.Parser;

namespace SmartPark.Kernel.Text;

/// <summary>
/// HTML that may be put on a page as it is. It can only come out of <see cref="Sanitize"/>, the one sanitizer of the platform
/// (ASVS 5.0 V1.3.1): the constructor is private, and no property can be set.
/// </summary>
public sealed record SafeHtml
{
    private SafeHtml(string value) => Value = value;

    /// <summary>No content.</summary>
    public static SafeHtml Empty { get; } = new("");

    /// <summary>The markup: elements and attributes of the allow-list only, written anew, so that no browser can read it otherwise.</summary>
    public string Value { get; }

    /// <summary>
    /// Keeps of any HTML what the allow-list names: text structure, tables, links to http, https, mailto and relative addresses, images
    /// from https and relative addresses. Other elements lose their tags, or with them their content when it is not text (script, style,
    /// svg, form controls, frames). Links that leave the site get <c>rel="noopener nofollow"</c>.
    /// HTML over <see cref="HtmlLimits.Longest"/> characters, or nested deeper than <see cref="HtmlLimits.Deepest"/>, or unreadable to the parser, comes back as plain escaped text.
    /// </summary>
    public static SafeHtml Sanitize(string? html)
    {
        if (string.IsNullOrWhiteSpace(html)) return Empty;
        return HtmlLimits.AreKeptBy(html) && HtmlAllowList.Rewrite(html) is { } kept ? new SafeHtml(kept) : PlainText(html);
    }

    /// <summary>Any text as one escaped paragraph with its line breaks.</summary>
    public static SafeHtml PlainText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(HtmlAllowList.Escape);
        return new SafeHtml($"<p>{string.Join("<br>", lines)}</p>");
    }

    /// <summary>The text without markup, on one line, cut after so many characters (text elements) with an ellipsis.</summary>
    public string Excerpt(int max)
    {
        if (Value.Length == 0) return "";
        var body = new HtmlParser().ParseDocument(Value).Body!;
        return SafeText.Shorten(HtmlAllowList.TextOf(body), max);
    }

    /// <summary>The markup.</summary>
    public override string ToString() => Value;
}
