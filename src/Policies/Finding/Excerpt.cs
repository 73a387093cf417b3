using System.Text;

namespace SmartPark.Policies.Finding;

/// <summary>Finds words in a text as search folds them, and the part of a text that shows them best.</summary>
internal static class Excerpt
{
    private const int Length = 150;
    private const int Before = 40;

    /// <summary>A part of the first text that has most of the words; the beginning of the first text when none has any.</summary>
    public static string Of(IReadOnlyList<string> texts, IReadOnlyList<string> words)
    {
        var best = texts.Select(t => (Text: t, Hits: Marks(t, words))).OrderByDescending(p => p.Hits.Select(h => h.Word).Distinct().Count()).FirstOrDefault();
        if (best.Text is null) return "";
        var first = best.Hits.Count == 0 ? 0 : Densest(best.Hits);
        return Part(best.Text, Math.Max(0, first - Before));
    }

    /// <summary>Where words stand in a text, in order and without overlap.</summary>
    public static IReadOnlyList<(int At, int Length, string Word)> Marks(string text, IReadOnlyList<string> words)
    {
        var folded = Fold(text);
        var found = words.Where(w => w.Length > 0).SelectMany(w => All(folded, w)).OrderBy(m => m.At).ThenByDescending(m => m.Length).ToList();
        var kept = new List<(int At, int Length, string Word)>();
        foreach (var mark in found)
        {
            if (kept.Count == 0 || mark.At >= kept[^1].At + kept[^1].Length) kept.Add(mark);
            else if (mark.At + mark.Length > kept[^1].At + kept[^1].Length) kept.Add((kept[^1].At + kept[^1].Length, mark.At + mark.Length - kept[^1].At - kept[^1].Length, mark.Word));
        }
        return kept;
    }

    /// <summary>Each character by itself, so that places stay the same; what would become several stays as it is.</summary>
    private static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var c = source[i];
            if (c < 128 || char.IsSurrogate(c)) span[i] = char.ToLowerInvariant(c);
            else span[i] = c.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant() is [var one] ? one : c;
        }
    });

    private static IEnumerable<(int At, int Length, string Word)> All(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)) yield return (at, word.Length, word);
    }

    private static int Densest(IReadOnlyList<(int At, int Length, string Word)> hits) =>
        hits.MaxBy(h => hits.Where(o => o.At >= h.At && o.At < h.At + Length - Before).Select(o => o.Word).Distinct().Count()).At;

    private static string Part(string text, int from)
    {
        if (from > 0 && char.IsLowSurrogate(text[from])) from--;
        var to = Math.Min(text.Length, from + Length);
        if (to < text.Length && char.IsLowSurrogate(text[to])) to--;
        var part = text[from..to].ReplaceLineEndings(" ").Trim();
        return (from > 0 ? "…" : "") + part + (to < text.Length ? "…" : "");
    }
}
