using System.Text;

namespace SmartPark.Kernel.Search;

/// <summary>
/// Turns text into the terms of a full-text index that knows no Chinese: SQLite FTS5 with the <c>unicode61</c> tokenizer
/// and PostgreSQL <c>to_tsvector('simple', ...)</c>. Han text becomes single characters and overlapping pairs, other
/// scripts become folded whole words, so two-character words hit the index on both engines. Both methods fold alike
/// (NFKC, lower case, no Latin accents, no invisible characters), so what one writes the other finds.
/// </summary>
public static class Terms
{
    /// <summary>Most terms one query may have; later ones are dropped.</summary>
    public const int MaxQueryTerms = 32;

    /// <summary>Most UTF-16 units of a query that are read; the rest is ignored.</summary>
    public const int MaxQueryLength = 200;

    private const int MaxWordLength = 64;

    /// <summary>
    /// All terms of a text in its order, joined by single spaces; empty for a text without letters and digits.
    /// Words longer than 64 UTF-16 units are cut there, on both sides alike. The result holds letters, digits and spaces only.
    /// </summary>
    public static string ForIndex(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = FoldedText.Of(text);
        var terms = new StringBuilder(folded.Text.Length * 4);
        foreach (var run in folded.Runs)
        {
            if (!run.IsHan) Append(terms, Word(folded.Text, run));
            else foreach (var gram in Grams(folded.Text, run, singles: true)) Append(terms, gram);
        }
        return terms.ToString();
    }

    /// <summary>
    /// The terms that must all stand in a document for it to match: the pairs of each Han run (the character itself when
    /// it stands alone), and whole words of other scripts. Distinct, in the query's order, at most
    /// <see cref="MaxQueryTerms"/>; empty when the query has no letters or digits. Only letters and digits come out, so
    /// a term may be put between double quotes of an FTS5 or between single quotes of a tsquery expression.
    /// </summary>
    public static IReadOnlyList<string> ForQuery(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = FoldedText.Of(text, MaxQueryLength);
        return folded.Runs
            .SelectMany(run => run.IsHan ? QueryGrams(folded.Text, run) : [Word(folded.Text, run).ToString()])
            .Distinct(StringComparer.Ordinal)
            .Take(MaxQueryTerms)
            .ToList();
    }

    private static IEnumerable<string> QueryGrams(string text, TextRun run) =>
        FoldedText.CharLength(text, run.Start) == run.Length
            ? [text.Substring(run.Start, run.Length)]
            : Grams(text, run, singles: false).Select(g => g.ToString());

    private static IEnumerable<ReadOnlyMemory<char>> Grams(string text, TextRun run, bool singles)
    {
        var end = run.Start + run.Length;
        for (var i = run.Start; i < end;)
        {
            var first = FoldedText.CharLength(text, i);
            if (singles) yield return text.AsMemory(i, first);
            if (i + first < end) yield return text.AsMemory(i, first + FoldedText.CharLength(text, i + first));
            i += first;
        }
    }

    private static ReadOnlyMemory<char> Word(string text, TextRun run)
    {
        var length = Math.Min(run.Length, MaxWordLength);
        if (length < run.Length && char.IsHighSurrogate(text[run.Start + length - 1])) length--;
        return text.AsMemory(run.Start, length);
    }

    private static void Append(StringBuilder terms, ReadOnlyMemory<char> term)
    {
        if (terms.Length > 0) terms.Append(' ');
        terms.Append(term.Span);
    }
}
