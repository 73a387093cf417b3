using System.Buffers;
using System.Globalization;
using AngleSharp.Dom;

namespace SmartPark.Kernel.Text;

/// <summary>The attributes the sanitizer writes: no style, no id, no name, no class but a code block's language, no event.</summary>
internal static class HtmlAttributes
{
    private static readonly SearchValues<char> LanguageSigns =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-#");

    public static IEnumerable<(string Name, string Value)> Of(IElement element) => element.LocalName switch
    {
        "a" => Link(element),
        "img" => Image(element),
        "td" or "th" => Cell(element),
        "ol" => Number(element, "start", 0, 1_000_000),
        "code" => Language(element),
        "abbr" => Text(element, "title"),
        _ => [],
    };

    private static IEnumerable<(string, string)> Link(IElement element)
    {
        if (WebAddress.ForLink(element.GetAttribute("href")) is { } href)
        {
            yield return ("href", href);
            if (WebAddress.IsWeb(href)) yield return ("rel", "noopener nofollow");
        }

        foreach (var title in Text(element, "title")) yield return title;
    }

    private static IEnumerable<(string, string)> Image(IElement element)
    {
        if (WebAddress.ForImage(element.GetAttribute("src")) is { } src) yield return ("src", src);
        yield return ("alt", element.GetAttribute("alt") ?? "");
        yield return ("loading", "lazy");
        foreach (var pair in Text(element, "title").Concat(Number(element, "width", 1, 4096)).Concat(Number(element, "height", 1, 4096)))
        {
            yield return pair;
        }
    }

    private static IEnumerable<(string, string)> Cell(IElement element)
    {
        // Markdown tables say the side in a style; style is not kept, so the one harmless meaning moves to the old attribute.
        var style = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).TrimEnd(';');
        var side = element.GetAttribute("align") ?? (style.StartsWith("text-align:", StringComparison.Ordinal) ? style[11..] : "");
        if (side is "left" or "right" or "center") yield return ("align", side);
        foreach (var span in Number(element, "colspan", 1, 100).Concat(Number(element, "rowspan", 1, 1000))) yield return span;
        if (element.LocalName == "th" && element.GetAttribute("scope") is "row" or "col") yield return ("scope", element.GetAttribute("scope")!);
    }

    private static IEnumerable<(string, string)> Language(IElement element)
    {
        var name = element.GetAttribute("class") ?? "";
        var fine = name.StartsWith("language-", StringComparison.Ordinal) && name.Length is > 9 and <= 32
            && name.AsSpan(9).IndexOfAnyExcept(LanguageSigns) < 0;
        if (fine) yield return ("class", name);
    }

    private static IEnumerable<(string, string)> Text(IElement element, string name)
    {
        if (element.GetAttribute(name) is { Length: > 0 and <= 1000 } value) yield return (name, value);
    }

    private static IEnumerable<(string, string)> Number(IElement element, string name, int least, int most)
    {
        if (int.TryParse(element.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
        {
            yield return (name, value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
