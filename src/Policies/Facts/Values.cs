using System.Globalization;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;

namespace SmartPark.Policies.Facts;

/// <summary>Fact values as text without a language, and back: numbers in the field's unit, <c>true</c>, yyyy-MM-dd, codes, words joined by 、 (none of a set: the empty text).</summary>
internal static class Values
{
    public const int LongestText = 2000;

    /// <summary>Codes of the 2011 edition are kept and never matched: numbers of the two editions mean different things.</summary>
    public const string Edition2011 = "2011:";

    private static readonly char[] Comma = ['、', ',', '，', ';', '；'];

    public static string Text(Field field, long measure) => field.Kind switch
    {
        FieldKind.Number => Plain(Measure.Number(measure)),
        FieldKind.Yes => measure == 1 ? "true" : "false",
        FieldKind.Date => DateOnly.FromDayNumber((int)measure).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldKind.Division => measure.ToString("000000", CultureInfo.InvariantCulture),
        FieldKind.Industry => measure.ToString("0000", CultureInfo.InvariantCulture),
        _ => string.Join('、', Measure.Words(field, measure)),
    };

    public static long MeasureOf(Field field, string text) => field.Kind switch
    {
        FieldKind.Number => Measure.Of(decimal.Parse(text, CultureInfo.InvariantCulture)),
        FieldKind.Yes => Measure.Of(text == "true"),
        FieldKind.Date => Measure.Of(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FieldKind.Division or FieldKind.Industry => Measure.Code(field, text) ?? Measure.Unknown,
        FieldKind.Choice or FieldKind.Set => Measure.Bits(field, text.Split(Comma, StringSplitOptions.RemoveEmptyEntries)) ?? Measure.Unknown,
        _ => Measure.Unknown,
    };

    /// <summary>The measure, or unknown for what cannot be read: a code of another edition, a word that left the list.</summary>
    public static long MeasureOrUnknown(Field field, string text)
    {
        try { return MeasureOf(field, text); }
        catch (FormatException) { return Measure.Unknown; }
    }

    /// <summary>
    /// What a person typed, as it is stored, or what is wrong with it: <c>fact.number</c>, <c>fact.unit</c>, <c>fact.range</c>, <c>fact.yes</c>, <c>fact.day</c>, <c>fact.code</c>,
    /// <c>fact.choice</c>, <c>fact.long</c>.
    /// </summary>
    public static Result<string> Read(Field field, string text, string unit, string where, DateOnly today)
    {
        var typed = text.Trim();
        return field.Kind switch
        {
            FieldKind.Number => Number(field, typed, unit.Length == 0 ? field.Unit : unit, where),
            FieldKind.Yes => typed is "true" or "false" ? typed : typed is "是" or "有" or "yes" ? "true" : typed is "否" or "无" or "no" ? "false" : Refusal.With("fact.yes", where, field.Zh),
            FieldKind.Date => Day(field, typed, where, today),
            FieldKind.Division => Divisions.Find(typed.PadRight(6, '0')) is { } division ? division.Code : Refusal.With("fact.code", where, field.Zh, typed),
            FieldKind.Industry => Industry(field, typed, where),
            FieldKind.Choice => field.Choices.Contains(typed) ? typed : Refusal.With("fact.choice", where, field.Zh, typed),
            FieldKind.Set => Words(field, typed, where),
            _ => typed.Length <= LongestText ? typed : Refusal.With("fact.long", where, field.Zh, LongestText),
        };
    }

    public static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static Result<string> Number(Field field, string typed, string unit, string where)
    {
        if (!decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return Refusal.With("fact.number", where, field.Zh, typed);
        if (Math.Abs(number) > 1_000_000_000_000_000m) return Refusal.With("fact.range", where, field.Zh, field.Min, field.Max, field.Unit);
        if (Units.Convert(number, unit, field.Unit) is not { } own) return Refusal.With("fact.unit", where, field.Zh, unit, string.Join("、", Units.Like(field.Unit)));
        if (own < field.Min || own > field.Max) return Refusal.With("fact.range", where, field.Zh, field.Min, field.Max, field.Unit);
        return Plain(decimal.Round(own, 6));
    }

    private static Result<string> Day(Field field, string typed, string where, DateOnly today)
    {
        if (!DateOnly.TryParse(typed, CultureInfo.InvariantCulture, out var day)) return Refusal.With("fact.day", where, field.Zh, typed);
        return day.Year < 1840 || day > today ? Refusal.With("fact.day-range", where, field.Zh) : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static Result<string> Industry(Field field, string typed, string where)
    {
        if (typed.StartsWith(Edition2011, StringComparison.Ordinal)) return typed.Length is > 6 and < 10 && typed[5..].All(char.IsAsciiDigit) ? typed : Refusal.With("fact.code", where, field.Zh, typed);
        return !IndustryCode.TryParse(typed, out var code).IsValid || code.Code.Length < 2 ? Refusal.With("fact.code", where, field.Zh, typed) : code.Code;
    }

    private static Result<string> Words(Field field, string typed, string where)
    {
        var words = typed is "无" or "没有" ? [] : typed.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var word in words) if (!field.Choices.Contains(word)) return Refusal.With("fact.choice", where, field.Zh, word);
        return string.Join('、', field.Choices.Where(words.Contains));
    }
}
