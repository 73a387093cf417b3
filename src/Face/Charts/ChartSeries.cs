namespace SmartPark.Face;

/// <summary>How a chart is drawn.</summary>
public enum ChartKind
{
    /// <summary>A line over time; gaps stay gaps.</summary>
    Line,

    /// <summary>Bars from zero.</summary>
    Bar,
}

/// <summary>One line or set of bars.</summary>
/// <param name="Name">What it shows; names the colour everywhere.</param>
/// <param name="Values">One value for each label of the chart; null is a gap.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);
