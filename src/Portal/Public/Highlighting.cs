using SmartPark.Kernel.Search;

namespace SmartPark.Portal.Public;

/// <summary>Cuts a text where words that were looked for stand in it.</summary>
internal static class Highlighting
{
    /// <summary>The text in pieces, in order; each tells whether it was looked for. Chinese words are found by their pairs of characters, as the search does.</summary>
    public static IEnumerable<(string Piece, bool Hit)> Of(string text, string words)
    {
        var marked = new bool[text.Length];
        foreach (var term in Terms.ForQuery(words).Concat(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            for (var at = text.IndexOf(term, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(term, at + term.Length, StringComparison.OrdinalIgnoreCase))
                Array.Fill(marked, true, at, term.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && marked[end] == marked[start]) end++;
            yield return (text[start..end], marked[start]);
            start = end;
        }
    }
}
