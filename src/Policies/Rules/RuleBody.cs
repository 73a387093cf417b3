using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Rules;

/// <summary>Everything a rule says.</summary>
/// <param name="Tree">The conditions.</param>
/// <param name="Area">Divisions it holds in (GB/T 2260); empty for the whole country.</param>
/// <param name="Window">When one may apply; null when the policy does not say.</param>
/// <param name="Benefit">A formula of the benefit; null when the policy gives none, and then no number is shown.</param>
/// <param name="Note">What the rule cannot say, at most 1,000 characters.</param>
public sealed record RuleBody(RuleNode Tree, IReadOnlyList<string>? Area = null, RuleWindow? Window = null, RuleBenefit? Benefit = null, string Note = "")
{
    private const int LongestNote = 1000;
    private const int MostAreas = 50;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 256,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The area, never null.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Places => Area ?? [];

    /// <summary>All that is wrong with it, each with its place.</summary>
    public IEnumerable<Refusal> Check()
    {
        foreach (var problem in RuleCheck.Of(Tree)) yield return problem;
        if (Places.Count > MostAreas || Places.Any(a => Divisions.Find(a) is null)) yield return new("rule.area", nameof(Area));
        if (Note.Length > LongestNote) yield return Refusal.With("rule.note-long", nameof(Note), LongestNote);
        if (Window?.Check() is { } window) yield return window;
        if (Benefit?.Check() is { } benefit) yield return benefit;
        if (RuleJson.Write(Tree).Length > RuleVersion.LongestTree - 5000) yield return new("rule.long", nameof(Tree));
    }

    internal string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>Null for what is no rule: a row that was written by something else is left aside, not fatal.</summary>
    internal static RuleBody? Read(string text)
    {
        try { return JsonSerializer.Deserialize<RuleBody>(text, Options); }
        catch (JsonException) { return null; }
    }
}

/// <summary>When one may apply: between two days, or every year between two days of the year.</summary>
/// <param name="From">yyyy-MM-dd, or MM-dd when yearly.</param>
/// <param name="Until">Last day, likewise.</param>
/// <param name="Yearly">Every year; may run over the turn of the year.</param>
/// <param name="Sentence">Where the policy says so.</param>
public sealed record RuleWindow(string From, string Until, bool Yearly = false, string Sentence = "")
{
    /// <summary>True when one may apply on the day.</summary>
    /// <param name="day">The day.</param>
    public bool IsOpen(DateOnly day) => Spans(day).Any(s => day >= s.From && day <= s.Until);

    /// <summary>The last day of the window that is open on a day or opens next; null when it is past.</summary>
    /// <param name="day">The day.</param>
    public (DateOnly From, DateOnly Until)? Next(DateOnly day) => Spans(day).Where(s => s.Until >= day).Select(s => ((DateOnly, DateOnly)?)s).FirstOrDefault();

    internal Refusal? Check()
    {
        if (Sentence.Length > RuleCheck.LongestSentence) return Refusal.With("rule.sentence-long", nameof(RuleBody.Window), RuleCheck.LongestSentence);
        return Day(From, 2024) is { } from && Day(Until, 2024) is { } until && (Yearly || from <= until) ? null : new("rule.window", nameof(RuleBody.Window));
    }

    private IEnumerable<(DateOnly From, DateOnly Until)> Spans(DateOnly day)
    {
        for (var year = Yearly ? day.Year - 1 : day.Year; year <= (Yearly ? day.Year + 1 : day.Year); year++)
        {
            if (Day(From, year) is not { } from || Day(Until, year) is not { } until) continue;
            yield return (from, until < from && Day(Until, year + 1) is { } later ? later : until);
        }
    }

    /// <summary>29 February reads as the 28th in other years.</summary>
    private DateOnly? Day(string text, int year)
    {
        if (!Yearly) return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (text == "02-29" && !DateTime.IsLeapYear(year)) return new(year, 2, 28);
        return DateOnly.TryParseExact($"{year:0000}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found) ? found : null;
    }
}

/// <summary>A formula of the benefit: an amount, a share of a fact, or so much a piece; capped or not.</summary>
/// <param name="Kind">fixed, rate or per.</param>
/// <param name="Amount">The amount in <paramref name="Unit"/>, of fixed and per.</param>
/// <param name="Rate">Per cent of the fact, of rate.</param>
/// <param name="Of">The fact: money for rate, a count for per.</param>
/// <param name="Year">last for the value of the last year, now for this year's or a field without years.</param>
/// <param name="Cap">Most that is paid, in <paramref name="Unit"/>.</param>
/// <param name="Unit">元, 万元 or 亿元.</param>
/// <param name="Sentence">Where the policy says so.</param>
public sealed record RuleBenefit(string Kind, decimal? Amount = null, decimal? Rate = null, string? Of = null, string Year = "last", decimal? Cap = null, string Unit = "万元", string Sentence = "")
{
    /// <summary>The amount in 万元 for these facts, or null when the fact it needs is unknown.</summary>
    internal decimal? Estimate(FactSheet sheet, DateOnly day)
    {
        if (Kind == "fixed") return Units.Convert(Amount!.Value, Unit, "万元");
        var field = Fields.Of(Of!);
        var measure = sheet.Read(field, Year == "now" ? day.Year : day.Year - 1, day);
        if (measure == Measure.Unknown) return null;
        var value = Kind == "rate" ? Units.Convert(Measure.Number(measure), field.Unit, "万元")!.Value * Rate!.Value / 100 : Measure.Number(measure) * Units.Convert(Amount!.Value, Unit, "万元")!.Value;
        return Math.Max(0, Cap is { } cap ? Math.Min(value, Units.Convert(cap, Unit, "万元")!.Value) : value);
    }

    /// <summary>The fact it needs; null for a fixed amount.</summary>
    internal MissingFactPlace? Needs(DateOnly day) => Kind == "fixed" ? null : new(Of!, Fields.Of(Of!).Yearly ? Year == "now" ? day.Year : day.Year - 1 : 0);

    internal Refusal? Check()
    {
        var field = Fields.Find(Of);
        var sound = Units.Convert(1, Unit, "万元") is not null && Cap is null or > 0 && Year is "last" or "now" && Sentence.Length <= RuleCheck.LongestSentence && Kind switch
        {
            "fixed" => Amount is > 0 && Of is null,
            "rate" => Rate is > 0 and <= 100 && field is { Kind: FieldKind.Number } && Units.Convert(1, field.Unit, "万元") is not null,
            "per" => Amount is > 0 && field is { Kind: FieldKind.Number },
            _ => false,
        };
        return sound ? null : new("rule.benefit", nameof(RuleBody.Benefit));
    }
}

/// <summary>A fact by field and year.</summary>
internal sealed record MissingFactPlace(string Field, int Year);
