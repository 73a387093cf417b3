using SmartPark.Kernel.Codes;

namespace SmartPark.Policies.Facts;

/// <summary>
/// How values stand in the matcher: one signed 64-bit number each. Numbers in millionths of the field's unit (so money in 万元 is exact to the 分), yes as 1, days as day
/// numbers, codes as digits, words as bits of a mask. <see cref="Unknown"/> is the one value that is none.
/// </summary>
internal static class Measure
{
    public const long Unknown = long.MinValue;

    private const decimal One = 1_000_000m;
    private const decimal Most = 9_000_000_000_000m;

    public static long Of(decimal number) => (long)decimal.Round(Math.Clamp(number, -Most, Most) * One, MidpointRounding.ToEven);

    /// <summary>A computed share, which seldom ends after six digits: never rounded onto a threshold, see <see cref="Between"/>.</summary>
    public static long OfShare(decimal number)
    {
        var scaled = Math.Clamp(number, -Most, Most) * One;
        var whole = decimal.Floor(scaled);
        return Between((long)whole, exact: whole == scaled);
    }

    /// <summary>Rounds to odd: what lies between two measures becomes the odd one of them. A threshold of up to five digits is even, so no value just below or above it ever reads as equal.</summary>
    public static long Between(long below, bool exact) => exact ? below : below | 1;

    public static decimal Number(long measure) => measure / One;

    public static long Of(bool yes) => yes ? 1 : 0;

    public static long Of(DateOnly day) => day.DayNumber;

    /// <summary>Bits of the words; null when one of them is not in the list.</summary>
    public static long? Bits(Field field, IEnumerable<string> words)
    {
        var bits = 0L;
        foreach (var word in words)
        {
            var at = IndexOf(field.Choices, word);
            if (at < 0) return null;
            bits |= 1L << at;
        }
        return bits;
    }

    public static IEnumerable<string> Words(Field field, long bits) => field.Choices.Where((_, i) => (bits & (1L << i)) != 0);

    /// <summary>A division as six digits, an industry as four: a shorter code is the first of its family.</summary>
    public static long? Code(Field field, string code) => Range(field, code)?.Low;

    /// <summary>All codes that start with one: 21 and 210000 are 210000 to 219999; industry 34 is 3400 to 3499.</summary>
    public static (long Low, long High)? Range(Field field, string code)
    {
        var width = field.Kind == FieldKind.Division ? 6 : 4;
        var known = field.Kind == FieldKind.Division ? Divisions.Find(code.PadRight(6, '0')) is not null : Industries.Find(code) is not null;
        if (!known || code.Any(c => !char.IsAsciiDigit(c))) return null;
        var digits = field.Kind == FieldKind.Division ? Trimmed(code) : code;
        var span = (long)Math.Pow(10, width - digits.Length);
        var low = long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) * span;
        return (low, low + span - 1);
    }

    private static string Trimmed(string code) => code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.Length == 6 && code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code;

    private static int IndexOf(IReadOnlyList<string> words, string word)
    {
        for (var i = 0; i < words.Count; i++) if (words[i] == word) return i;
        return -1;
    }
}
