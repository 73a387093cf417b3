using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SmartPark.Kernel.Text;

/// <summary>
/// Checks texts that people type: brings them to Unicode normalisation form C, trims them, and refuses what a reader cannot see or what
/// makes text look like another (control, bidirectional, zero-width and tag characters: UTS #39, UTR #36). Linear in the input.
/// </summary>
public static class SafeText
{
    // Longer runs of marks are drawn over the neighbouring lines, and make normalisation quadratic. UAX #15 D4 stops at 30.
    private const int LongestMarkRun = 8;

    // No real text element needs more; guards normalisation against a text that is far too long anyway.
    private const int UnitsPerElement = 32;

    /// <summary>Checks a single line: a name, a title, an address. Line breaks and tabs inside are refused as control characters.</summary>
    /// <param name="text">What was typed, of any length.</param>
    /// <param name="max">The most characters as a reader counts them (text elements, UAX #29).</param>
    /// <param name="required">Whether nothing (or only white space) is the problem <c>text.empty</c>.</param>
    public static TextCheck Line(string? text, int max, bool required = true) => Run(text, max, required, multiline: false);

    /// <summary>
    /// Checks a text of many lines: a question, a description, Markdown. Tabs and line breaks are welcome, every kind of line break becomes
    /// LF; the zero width joiner is welcome between two emoji.
    /// </summary>
    /// <param name="text">What was typed, of any length.</param>
    /// <param name="max">The most characters as a reader counts them (text elements, UAX #29).</param>
    /// <param name="required">Whether nothing (or only white space) is the problem <c>text.empty</c>.</param>
    public static TextCheck Block(string? text, int max, bool required = true) => Run(text, max, required, multiline: true);

    /// <summary>The first so many characters (text elements) of a text, never cutting one in two; an ellipsis shows that something was cut.</summary>
    public static string Shorten([NotNull] string? text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var end = EndOfElements(text, max);
        return end == text.Length ? text : string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    private static TextCheck Run(string? text, int max, bool required, bool multiline)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        if (string.IsNullOrWhiteSpace(text)) return required ? No(new TextProblem("text.empty")) : new TextCheck("", null);

        var start = text.Length - text.AsSpan().TrimStart().Length;
        var inner = text.AsSpan().Trim();
        if (inner.Length > (long)max * UnitsPerElement) return No(new TextProblem("text.too-long", Limit: max));
        if (FirstOffender(inner, multiline) is { } problem)
        {
            return No(problem with { Position = problem.Position + RunesIn(text.AsSpan(0, start)) });
        }

        var value = inner.ToString();
        if (multiline) value = value.ReplaceLineEndings("\n");
        value = value.Normalize(NormalizationForm.FormC);
        return EndOfElements(value, max) < value.Length ? No(new TextProblem("text.too-long", Limit: max)) : new TextCheck(value, null);
    }

    private static TextCheck No(TextProblem problem) => new("", problem);

    private static TextProblem? FirstOffender(ReadOnlySpan<char> text, bool multiline)
    {
        var (position, marks) = (0, 0);
        var previous = default(Rune);
        while (!text.IsEmpty)
        {
            position++;
            if (Rune.DecodeFromUtf16(text, out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                return new TextProblem("text.surrogate", position, text[0]);
            }

            text = text[used..];
            if (InvisibleCharacters.ProblemOf(rune, multiline) is { } code && !(multiline && IsEmojiJoiner(previous, rune, text)))
            {
                return new TextProblem(code, position, rune.Value);
            }

            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > LongestMarkRun) return new TextProblem("text.combining-run", position, rune.Value, LongestMarkRun);
            previous = rune;
        }

        return null;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsEmojiJoiner(Rune previous, Rune rune, ReadOnlySpan<char> rest) =>
        rune.Value == 0x200D && (IsEmoji(previous) || previous.Value == 0xFE0F)
        && Rune.DecodeFromUtf16(rest, out var next, out _) == System.Buffers.OperationStatus.Done && IsEmoji(next);

    private static bool IsEmoji(Rune rune) => rune.Value is (>= 0x2190 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF);

    private static int RunesIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }

    private static int EndOfElements(string text, int max)
    {
        var end = 0;
        for (var count = 0; count < max && end < text.Length; count++)
        {
            end += StringInfo.GetNextTextElementLength(text.AsSpan(end));
        }

        return end;
    }
}
