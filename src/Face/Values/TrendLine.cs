using System.Globalization;

namespace SmartPark.Face;

/// <summary>The tiny line of a figure: points on a 96 by 28 field, a gap where a value is missing.</summary>
internal static class TrendLine
{
    internal const int Width = 96;
    internal const int Height = 28;
    private const int Margin = 2;

    /// <summary>One polyline for each run of known values; empty when fewer than two are known.</summary>
    internal static IEnumerable<string> Runs(IReadOnlyList<decimal?> values)
    {
        var known = values.OfType<decimal>().ToArray();
        if (known.Length < 2) yield break;
        var (low, span) = (known.Min(), known.Max() - known.Min());
        var run = new List<string>();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value) run.Add(Point(i, values.Count, span == 0 ? 0.5m : (value - low) / span));
            else if (run.Count > 0)
            {
                yield return string.Join(' ', run);
                run.Clear();
            }
        }
        if (run.Count > 0) yield return string.Join(' ', run);
    }

    private static string Point(int index, int count, decimal part) => string.Create(CultureInfo.InvariantCulture,
        $"{Margin + index * (Width - 2m * Margin) / Math.Max(1, count - 1):0.#},{Height - Margin - part * (Height - 2 * Margin):0.#}");
}
