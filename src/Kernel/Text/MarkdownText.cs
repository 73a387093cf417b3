using Markdig;

namespace SmartPark.Kernel.Text;

/// <summary>
/// Markdown (CommonMark with tables, extra lists, strike-through, marks, bare links) as people write it in articles and answers.
/// Raw HTML in it is shown as text, and the result passes the sanitizer all the same.
/// </summary>
public static class MarkdownText
{
    /// <summary>Most characters that are read as Markdown. The parser is quadratic in unclosed links: here that is under a second.</summary>
    public const int Longest = 60_000;

    // Markdig fills every row to the width of the widest: 2,000 columns by 100,000 rows take 2 GB, from 200 KB of text.
    private const int MostCells = 50_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseGridTables().UseListExtras().UseEmphasisExtras().UseAutoLinks().UseDefinitionLists().Build();

    /// <summary>
    /// The text as HTML for a page. Never throws on text: Markdown over <see cref="Longest"/> characters, with a table of over 50,000
    /// cells, or nested too deeply to be meant comes back as plain escaped text.
    /// </summary>
    public static SafeHtml ToHtml(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return SafeHtml.Empty;
        if (markdown.Length > Longest || MostCellsOf(markdown) > MostCells) return SafeHtml.PlainText(markdown);
        try
        {
            return SafeHtml.Sanitize(Markdown.ToHtml(markdown, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting over its depth limit.
            return SafeHtml.PlainText(markdown);
        }
    }

    /// <summary>The first so many characters (text elements) of the text without markup, on one line, with an ellipsis when cut.</summary>
    public static string Excerpt(string? markdown, int max) => ToHtml(markdown).Excerpt(max);

    // The cells a table could have, summed over the paragraphs: lines times the most bars in a line.
    private static long MostCellsOf(string markdown)
    {
        long cells = 0, lines = 0, bars = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                cells += lines * (bars + 1);
                (lines, bars) = (0, 0);
                continue;
            }

            lines++;
            bars = Math.Max(bars, line.Count('|') + line.Count('+'));
        }

        return cells + (lines * (bars + 1));
    }
}
