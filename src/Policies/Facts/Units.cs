using System.Collections.Frozen;

namespace SmartPark.Policies.Facts;

/// <summary>The units of facts and thresholds. Only units of one dimension are converted into each other; 万元 never meets 元 unconverted, and nothing meets a unit of another dimension.</summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, (string Dimension, decimal InBase)> Known = new Dictionary<string, (string, decimal)>
    {
        ["元"] = ("money", 1),
        ["万元"] = ("money", 10_000),
        ["亿元"] = ("money", 100_000_000),
        ["月"] = ("time", 1),
        ["年"] = ("time", 12),
        ["日"] = ("days", 1),
        ["平方米"] = ("area", 1),
        ["万平方米"] = ("area", 10_000),
    }.ToFrozenDictionary();

    /// <summary>The number in another unit, or null when the two measure different things.</summary>
    /// <param name="number">The number.</param>
    /// <param name="from">Its unit.</param>
    /// <param name="to">The unit wanted.</param>
    public static decimal? Convert(decimal number, string from, string to)
    {
        if (from == to) return number;
        if (!Known.TryGetValue(from, out var a) || !Known.TryGetValue(to, out var b) || a.Dimension != b.Dimension) return null;
        return number * a.InBase / b.InBase;
    }

    /// <summary>All units a fact in a unit may be given in, that unit first.</summary>
    /// <param name="unit">The unit of the field.</param>
    public static IReadOnlyList<string> Like(string unit) =>
        Known.TryGetValue(unit, out var own) ? [unit, .. Known.Where(k => k.Value.Dimension == own.Dimension && k.Key != unit).OrderBy(k => k.Value.InBase).Select(k => k.Key)] : [unit];
}
