using System.Globalization;
using System.Text;

namespace SmartPark.Kernel.Search;

/// <summary>One stretch of folded text that is all Han characters or all of another script's letters and digits.</summary>
internal readonly record struct TextRun(int Start, int Length, bool IsHan);

/// <summary>
/// Text as search sees it: NFKC (Unicode Standard Annex 15), lower case, Latin accents and invisible characters gone,
/// so that ＬＥＤ, led and l\u200Bed are one word. Broken surrogates become U+FFFD, which separates words.
/// </summary>
internal sealed class FoldedText
{
    private FoldedText(string text)
    {
        Text = text;
        Runs = FindRuns(text);
    }

    public string Text { get; }

    public IReadOnlyList<TextRun> Runs { get; }

    /// <summary>Folds at most <paramref name="maxChars"/> UTF-16 units; a pair is never cut in two.</summary>
    public static FoldedText Of(string text, int maxChars = int.MaxValue)
    {
        var folded = Fold(Cut(text, maxChars));
        return new FoldedText(Cut(folded, maxChars)); // NFKC can make one character eighteen
    }

    /// <summary>Length in UTF-16 units of the character that starts at <paramref name="index"/>.</summary>
    public static int CharLength(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    private static string Cut(string text, int maxChars)
    {
        if (text.Length <= maxChars) return text;
        return text[..(char.IsHighSurrogate(text[maxChars - 1]) ? maxChars - 1 : maxChars)];
    }

    private static string Fold(string text)
    {
        var decomposed = Filter(text, static r => !IsInvisible(r)).Normalize(NormalizationForm.FormKD);
        return Filter(decomposed, static r => r.Value is < 0x300 or > 0x36F).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    private static string Filter(string text, Func<Rune, bool> keep)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (keep(rune)) kept.Append(rune.ToString());
        return kept.ToString();
    }

    // Format characters (zero width space, direction marks) and variation selectors stand inside words without being seen.
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static List<TextRun> FindRuns(string text)
    {
        var runs = new List<TextRun>();
        var start = 0;
        var kind = RunKind.Gap;
        for (var i = 0; i <= text.Length;)
        {
            var next = i == text.Length ? RunKind.Gap : KindOf(text, i);
            if (next != kind)
            {
                if (kind != RunKind.Gap) runs.Add(new TextRun(start, i - start, kind == RunKind.Han));
                (start, kind) = (i, next);
            }
            i += i == text.Length ? 1 : CharLength(text, i);
        }
        return runs;
    }

    private static RunKind KindOf(string text, int index)
    {
        var rune = Rune.GetRuneAt(text, index);
        if (IsHan(rune.Value)) return RunKind.Han;
        return Rune.IsLetterOrDigit(rune) ? RunKind.Word : RunKind.Gap;
    }

    // 々, 〇, the URO with extension A, compatibility ideographs NFKC leaves, and the two ideographic planes.
    private static bool IsHan(int c) =>
        c is 0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private enum RunKind
    {
        Gap,
        Word,
        Han,
    }
}
