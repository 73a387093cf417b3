using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Kernel.Codes;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>Facts, conditions and states in the reader's language.</summary>
internal static class MatchWords
{
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static Status Of(this IStringLocalizer<MatchText> text, MatchState state) => new(text["State." + state], state switch
    {
        MatchState.Fits => Tone.Good,
        MatchState.Near => Tone.Warning,
        MatchState.ToAnswer => Tone.Info,
        MatchState.ByPerson => Tone.Info,
        MatchState.Closed => Tone.Unknown,
        _ => Tone.Neutral,
    }, state switch { MatchState.ToAnswer => "question", MatchState.ByPerson => "person", MatchState.Closed => "clock", MatchState.Near => "arrow-up", MatchState.Unmet => "minus", _ => null });

    public static Status Of(this IStringLocalizer<MatchText> text, ConditionState state) => state switch
    {
        ConditionState.Met => new(text["Condition.Met"], Tone.Good),
        ConditionState.Unmet => new(text["Condition.Unmet"], Tone.Danger),
        ConditionState.Unknown => new(text["Condition.Unknown"], Tone.Unknown),
        _ => new(text["Condition.ByPerson"], Tone.Info, "person"),
    };

    public static string Name(string field) => Fields.Find(field)?.Name(English) ?? field;

    /// <summary>A fact with its year: 研发费用（2025 年）.</summary>
    public static string Fact(this IStringLocalizer<MatchText> text, string field, int year) => year == 0 ? Name(field) : English ? $"{Name(field)} ({year})" : $"{Name(field)}（{text["OfYear", year]}）";

    /// <summary>A stored value as it is read.</summary>
    public static string Value(this IStringLocalizer<MatchText> text, Field field, string? value) => value is null ? text["Unknown"] : field.Kind switch
    {
        FieldKind.Number => Number(value, field.Unit),
        FieldKind.Yes => text[value == "true" ? "Yes" : "No"],
        FieldKind.Division => Divisions.FullNameOf(value) is { Length: > 0 } name ? name : value,
        FieldKind.Industry => (Industries.Find(value) ?? Industries.Find(value.TrimEnd('0'))) is { } industry ? $"{industry.Code.Code} {industry.Name}" : value,
        FieldKind.Choice or FieldKind.Set => value.Length == 0 ? text["None"] : Words(field, value.Split('、')),
        _ => value,
    };

    /// <summary>A condition in words: 上年研发费用 ≥ 100 万元.</summary>
    public static string Say(this IStringLocalizer<MatchText> text, Condition c)
    {
        if (Fields.Find(c.Field) is not { } field || c.Values.Count == 0) return c.Ask;
        if (field.Kind == FieldKind.Yes) return c.Values[0] == "true" ? field.Name(English) : text["Op.NotYes", field.Name(English)];
        var subject = c.Years == YearRule.None ? field.Name(English) : English ? $"{text["Years." + c.Years]} {field.Name(true)}" : text["Years." + c.Years] + field.Name(false);
        return $"{subject} {Compared(text, c, field)}";
    }

    /// <summary>By how much a condition is missed, in its own unit; empty when there is no distance.</summary>
    public static string Gap(this IStringLocalizer<MatchText> text, ExplainedCondition c)
    {
        if (c.State != ConditionState.Unmet || Fields.Find(c.Condition.Field) is not { } field) return "";
        if (c.Gap is not { } gap) return c.Attainable ? text["ObtainableTitle"] : "";
        if (field.Kind == FieldKind.Date) return text["Gap.Days", gap.ToString("N0", CultureInfo.InvariantCulture)];
        var shown = Math.Round(gap, 2) is var rounded and > 0 ? rounded : gap;
        return text[c.Condition.Op is RuleOp.AtMost or RuleOp.Below ? "Gap.Over" : "Gap.Short", Number(Values.Plain(shown), field.Unit)];
    }

    /// <summary>The formula of a benefit in words.</summary>
    public static string Formula(this IStringLocalizer<MatchText> text, RuleBenefit b)
    {
        var cap = b.Cap is { } most ? Number(Values.Plain(most), b.Unit) : "";
        if (b.Kind == "fixed") return Number(Values.Plain(b.Amount ?? 0), b.Unit);
        var of = Name(b.Of ?? "");
        return b.Kind == "rate" ? text[cap.Length > 0 ? "Formula.rateCap" : "Formula.rate", of, Values.Plain(b.Rate ?? 0), cap]
            : text[cap.Length > 0 ? "Formula.perCap" : "Formula.per", of, Number(Values.Plain(b.Amount ?? 0), b.Unit), cap, Fields.Find(b.Of)?.Unit ?? ""];
    }

    public static string Number(string value, string unit)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        if (unit == "月" && number >= 12 && number % 12 == 0) return $"{number / 12:0} {(English ? "years" : "年")}";
        return $"{number.ToString("#,0.######", CultureInfo.InvariantCulture)} {Unit(unit)}".TrimEnd();
    }

    public static string Unit(string unit) => !English ? unit : unit switch
    {
        "万元" => "×10k yuan",
        "亿元" => "×100m yuan",
        "元" => "yuan",
        "人" => "people",
        "月" => "months",
        "年" => "years",
        "日" => "days",
        "分" => "points",
        "平方米" => "m²",
        "万平方米" => "×10k m²",
        "吨标准煤" => "tce",
        "件" or "项" or "家" => "",
        _ => unit,
    };

    private static string Compared(IStringLocalizer<MatchText> text, Condition c, Field field)
    {
        string Said(string value) => field.Kind == FieldKind.Number ? Number(value, c.Unit) : text.Value(field, value);
        return c.Op switch
        {
            RuleOp.AtLeast => "≥ " + Said(c.Values[0]),
            RuleOp.AtMost => "≤ " + Said(c.Values[0]),
            RuleOp.Above => "> " + Said(c.Values[0]),
            RuleOp.Below => "< " + Said(c.Values[0]),
            RuleOp.Equal => text["Op.Is", Said(c.Values[0])],
            RuleOp.Between => text["Op.Between", Said(c.Values[0]), Said(c.Values[^1])],
            RuleOp.Has => text["Op.Has", Said(c.Values[0])],
            RuleOp.In => text[field.Kind == FieldKind.Set ? "Op.HasOne" : "Op.IsOneOf", Words(field, c.Values)],
            _ => text["Op.In", field.Kind == FieldKind.Industry ? Families(c.Values) : string.Join('、', c.Values.Select(Said))],
        };
    }

    private static string Words(Field field, IEnumerable<string> words) => string.Join(English ? ", " : "、", words.Select(w => field.Word(w, English)));

    /// <summary>Industry families, shortened where the list is a whole span: 13–43.</summary>
    private static string Families(IReadOnlyList<string> codes)
    {
        if (codes.Count > 4 && codes.All(c => c.Length == 2)) return $"GB/T 4754 {codes.Min()}–{codes.Max()}";
        return string.Join('、', codes.Select(c => Industries.Find(c) is { } industry ? $"{c} {industry.Name}" : c));
    }
}
