using SmartPark.Kernel.Codes;
using SmartPark.Policies.Facts;

namespace SmartPark.Bench.Matching;

/// <summary>Made-up enterprises: each row is always the same one. Sizes are log-normal and hang together (a large one has much of everything); about 15 % of the typed facts are unknown.</summary>
internal sealed class Enterprises
{
    public static readonly DateOnly Day = new(2026, 6, 1);
    private const ulong Seed = 20261126;
    private static readonly string[] Provinces = ["11", "11", "11", "21", "21", "31", "32", "44"];
    private static readonly HashSet<string> Given = ["place", "operating_place", "industry", "established_on"];

    /// <summary>Numbers in the order they are drawn: typical value, of which other field it is a part (none: it grows with the size to the given power), spread, share of zeros.</summary>
    private static readonly (string Code, string? PartOf, double Typical, double Power, double Spread, double Zero)[] Shapes =
    [
        ("revenue", null, 1600, 1.8, 0.2, 0.02), ("employees", null, 30, 1.2, 0.4, 0), ("assets", null, 2400, 1.7, 0.5, 0),
        ("insured", "employees", 0.9, 0, 0.1, 0.03), ("tech_staff", "employees", 0.22, 0, 0.6, 0.2), ("liabilities", "assets", 0.42, 0, 0.5, 0),
        ("tax_paid", "revenue", 0.035, 0, 0.6, 0.05), ("rd_expense", "revenue", 0.045, 0, 0.8, 0.25), ("exports", "revenue", 0.15, 0, 0.9, 0.7),
        ("trade", "revenue", 0.2, 0, 0.9, 0.65), ("retail", "revenue", 0.3, 0, 0.8, 0.7), ("online_retail", "revenue", 0.12, 0, 1, 0.75),
        ("loans", "assets", 0.12, 0, 0.9, 0.45), ("tech_contracts", "revenue", 0.06, 0, 1, 0.7), ("digital_cost", "revenue", 0.008, 0, 1, 0.3),
        ("overseas_invest", "assets", 0.05, 0, 1, 0.93), ("jobs_added", "employees", 0.08, 0, 0.9, 0.4), ("energy_use", null, 120, 1.6, 1, 0.1),
        ("registered_capital", null, 900, 1.3, 0.9, 0), ("equity_2y", null, 400, 1.2, 1, 0.8), ("stores", null, 3, 0.8, 0.9, 0.7),
        ("floor_area", null, 1500, 1.1, 0.8, 0.05), ("ip_owned", null, 9, 0.9, 0.9, 0.25), ("ip_class1", null, 2, 0.8, 0.9, 0.5),
        ("standards", null, 1, 0.7, 0.8, 0.7), ("invest_project", null, 1800, 1.4, 1, 0.5), ("equipment_invest", null, 500, 1.4, 1, 0.4), ("niche_months", null, 60, 0.1, 0.6, 0.2),
    ];

    /// <summary>Shares and scores: mean and deviation, cut at 0 and 100.</summary>
    private static readonly (string Code, double Mean, double Deviation)[] Shares =
    [
        ("main_ratio", 76, 18), ("service_ratio", 35, 28), ("hightech_ratio", 52, 30), ("market_share", 8, 9), ("rd_domestic_ratio", 88, 18), ("innovation_score", 63, 17),
        ("tech_sme_score", 61, 18), ("growth_score", 55, 18), ("energy_saving", 7, 6),
    ];

    private static readonly Dictionary<string, double> Likely = new()
    {
        ["legal_person"] = 0.93,
        ["resident"] = 0.55,
        ["credit_ok"] = 0.97,
        ["no_incident"] = 0.96,
        ["tax_ok"] = 0.96,
        ["national_prize"] = 0.03,
        ["rd_body"] = 0.35,
        ["project_started"] = 0.45,
        ["project_approved"] = 0.4,
    };

    private readonly List<string> _divisions = [.. Divisions.All.Where(d => d.Level == DivisionLevel.County).Select(d => d.Code)];
    private readonly List<Industry> _industries = [.. Industries.All.Where(i => i.Code.Code.Length == 4)];
    private readonly List<Field> _words = [.. Fields.All.Where(f => !f.Derived && f.Kind is FieldKind.Yes or FieldKind.Choice or FieldKind.Set)];
    private readonly Dictionary<string, List<string>> _near;

    public Enterprises() => _near = Provinces.Distinct().ToDictionary(p => p, p => _divisions.Where(d => d.StartsWith(p, StringComparison.Ordinal)).ToList());

    public FactSheet Of(int row)
    {
        var (chance, sheet) = (Chance.Of(Seed, (ulong)row), new FactSheet());
        var size = chance.Normal();
        Places(sheet, chance);
        foreach (var shape in Shapes) Number(sheet, Fields.Of(shape.Code), shape, size, chance);
        foreach (var (code, mean, deviation) in Shares) Share(sheet, Fields.Of(code), mean, deviation, chance);
        Profit(sheet, chance);
        foreach (var field in _words) sheet[field, 0] = Words(field, chance);
        Forget(sheet, chance);
        return sheet;
    }

    private void Places(FactSheet sheet, Chance chance)
    {
        var place = chance.Is(0.1) ? chance.Pick(_divisions) : chance.Pick(_near[chance.Pick(Provinces)]);
        sheet[Fields.Of("place"), 0] = Measure.Code(Fields.Of("place"), place) ?? Measure.Unknown;
        sheet[Fields.Of("operating_place"), 0] = Measure.Code(Fields.Of("place"), chance.Is(0.9) ? place : chance.Pick(_divisions)) ?? Measure.Unknown;
        var industry = _industries[chance.Below(_industries.Count)];
        if (industry.Section != 'C' && chance.Is(0.4)) industry = _industries[chance.Below(_industries.Count)];
        sheet[Fields.Of("industry"), 0] = Measure.Code(Fields.Of("industry"), industry.Code.Code) ?? Measure.Unknown;
        sheet[Fields.Of("established_on"), 0] = Day.DayNumber - 30 - (int)(Math.Pow(chance.Next(), 1.5) * 9000);
    }

    private static void Number(FactSheet sheet, Field field, (string Code, string? PartOf, double Typical, double Power, double Spread, double Zero) shape, double size, Chance chance)
    {
        var (none, own) = (chance.Is(shape.Zero), Math.Exp(shape.Spread * chance.Normal()));
        for (var back = 1; back <= (field.Yearly ? 3 : 1); back++)
        {
            var whole = shape.PartOf is null ? Math.Exp(shape.Power * size) * Math.Exp(-0.09 * (back - 1)) : (double)sheet.Number(shape.PartOf, Day.Year - back)!.Value;
            var value = none ? 0 : whole * shape.Typical * own * Math.Exp(0.2 * chance.Normal());
            if (shape.PartOf is not null) value = Math.Min(value, whole);
            Put(sheet, field, back, value, field.Unit is "万元" or "平方米" or "吨标准煤" ? 2 : 0);
        }
    }

    private static void Share(FactSheet sheet, Field field, double mean, double deviation, Chance chance)
    {
        var own = mean + deviation * chance.Normal();
        for (var back = 1; back <= (field.Yearly ? 3 : 1); back++) Put(sheet, field, back, Math.Clamp(own + 3 * chance.Normal(), 0, 100), field.Unit == "分" ? 0 : 1);
    }

    private static void Profit(FactSheet sheet, Chance chance)
    {
        var margin = 0.06 + 0.1 * chance.Normal();
        for (var back = 1; back <= 3; back++) Put(sheet, Fields.Of("profit"), back, (double)sheet.Number("revenue", Day.Year - back)!.Value * (margin + 0.03 * chance.Normal()), 2);
    }

    private static void Put(FactSheet sheet, Field field, int back, double value, int digits) =>
        sheet[field, Day.Year - back] = Measure.Of(Math.Clamp(decimal.Round((decimal)value, digits), field.Min ?? 0, field.Max ?? decimal.MaxValue));

    private static long Words(Field field, Chance chance)
    {
        if (field.Kind == FieldKind.Yes) return Measure.Of(chance.Is(Likely[field.Code]));
        if (field.Kind == FieldKind.Choice) return 1L << chance.Skewed(field.Choices.Count);
        var bits = 0L;
        for (var words = chance.Below(5); words > 0; words--) bits |= 1L << chance.Skewed(field.Choices.Count);
        return bits;
    }

    /// <summary>Half of the enterprises have told nearly everything, a fifth little; a yearly fact may be missing for one year only.</summary>
    private static void Forget(FactSheet sheet, Chance chance)
    {
        var open = chance.Next() is var kind && kind < 0.5 ? 0.05 : kind < 0.8 ? 0.15 : 0.38;
        foreach (var field in Fields.All)
        {
            if (field.Derived || field.Kind == FieldKind.Text) continue;
            var all = chance.Is(open * (field.Yearly ? 0.8 : 1) * (Given.Contains(field.Code) ? 0.3 : 1));
            for (var back = 1; back <= (field.Yearly ? 3 : 1); back++) if (all || (field.Yearly && chance.Is(open * 0.2))) sheet.Forget(field, Day.Year - back);
        }
    }
}
