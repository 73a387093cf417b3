using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>What counts as almost met: a number within a fifth of its threshold. A zero threshold, a yes, a code and a day have no nearness; a time that passes by itself has.</summary>
internal static class Nearness
{
    /// <summary>Largest share of the threshold that may be missing.</summary>
    public const decimal Share = 0.2m;

    /// <summary>A missing word that an enterprise can obtain by applying.</summary>
    public static bool Obtainable(ConditionReading reading) =>
        reading.Bits != 0 && reading.Field.Obtainable.Count > 0 && (reading.Bits & Measure.Bits(reading.Field, reading.Field.Obtainable)!.Value) != 0;

    public static (long Low, long High)[] Widen(ConditionReading reading)
    {
        if (reading.Field.Kind != FieldKind.Number) return [];
        return [.. reading.Ranges.Select(r => (Lower(r.Low), Upper(r.High)))];
    }

    private static long Lower(long low) => low is long.MinValue or long.MinValue + 1 || low == 0 ? low : low - (long)(Math.Abs((decimal)low) * Share);

    private static long Upper(long high) => high is long.MaxValue || high == 0 ? high : high + (long)(Math.Abs((decimal)high) * Share);
}
