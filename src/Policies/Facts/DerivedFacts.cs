using System.Numerics;

namespace SmartPark.Policies.Facts;

/// <summary>The computed fields. Each is unknown while one of its inputs is, and each only becomes known, never unknown, when a fact is added.</summary>
internal static class DerivedFacts
{
    public static long Read(FactSheet sheet, Field field, int year, DateOnly day) => field.Code switch
    {
        "age_days" => Since(sheet, day) is { } from && from <= day ? Measure.Of((decimal)(day.DayNumber - from.DayNumber)) : Measure.Unknown,
        "age_months" => Since(sheet, day) is { } from && from <= day ? Measure.Of((decimal)Months(from, day)) : Measure.Unknown,
        "size" => sheet.SizeOn(day) is { } size
            ? Measure.Bits(field, [SizeClass.Word(size.Class)])!.Value : Measure.Unknown,
        "rd_ratio" => Percent(sheet.Number("rd_expense", year), sheet.Number("revenue", year)),
        "debt_ratio" => Percent(sheet.Number("liabilities", year), sheet.Number("assets", year)),
        "tech_staff_ratio" => Percent(sheet.Number("tech_staff", year), sheet.Number("employees", year)),
        "rd_ratio_3y" => ThreeYears(sheet, day),
        "revenue_growth" => Growth(sheet.Number("revenue", year - 1), sheet.Number("revenue", year)),
        "revenue_cagr_2y" => MeanGrowth(sheet.Number("revenue", day.Year - 3), sheet.Number("revenue", day.Year - 1)),
        _ => throw new InvalidOperationException($"{field.Code} is marked as computed, and nothing computes it"),
    };

    private static DateOnly? Since(FactSheet sheet, DateOnly day) =>
        sheet[Fields.Of("established_on"), 0] is var m && m == Measure.Unknown ? null : DateOnly.FromDayNumber((int)Math.Clamp(m, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>Whole months between two days.</summary>
    private static int Months(DateOnly from, DateOnly to) => (to.Year - from.Year) * 12 + to.Month - from.Month - (to.Day < from.Day && to.AddDays(1).Day != 1 ? 1 : 0);

    private static long Percent(decimal? part, decimal? whole) => part is { } p && whole is { } w and > 0 ? Measure.OfShare(p * 100 / w) : Measure.Unknown;

    private static long Growth(decimal? before, decimal? after) => before is { } b and > 0 && after is { } a ? Measure.OfShare((a - b) * 100 / b) : Measure.Unknown;

    /// <summary>Geometric mean of two yearly growths: (r₃ ÷ r₁)^½ − 1, its square compared in whole numbers so that no root is rounded over a threshold.</summary>
    private static long MeanGrowth(decimal? first, decimal? last)
    {
        if (first is not { } f || f <= 0 || last is not { } l || l < 0) return Measure.Unknown;
        BigInteger whole = Measure.Of(100m), from = Measure.Of(f), to = Measure.Of(l) * whole * whole;
        var root = (BigInteger)(Math.Sqrt((double)(l / f)) * (double)whole);
        while (root * root * from > to) root--;
        while ((root + 1) * (root + 1) * from <= to) root++;
        return Measure.Between((long)(root - whole), exact: root * root * from == to);
    }

    /// <summary>R&amp;D of three years over revenue of the same (国科发火〔2016〕32号, article 11); an enterprise younger than that counts the years it has.</summary>
    private static long ThreeYears(FactSheet sheet, DateOnly day)
    {
        var first = Math.Max(day.Year - 3, Since(sheet, day)?.Year ?? 0);
        decimal research = 0, revenue = 0;
        for (var year = Math.Min(first, day.Year - 1); year < day.Year; year++)
        {
            if (sheet.Number("rd_expense", year) is not { } r || sheet.Number("revenue", year) is not { } sales) return Measure.Unknown;
            (research, revenue) = (research + r, revenue + sales);
        }
        return Percent(research, revenue);
    }
}
