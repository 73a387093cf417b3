namespace SmartPark.Bench.Portal;

/// <summary>Order statistics of measured values.</summary>
internal static class Samples
{
    /// <summary>The value that a share of all values does not exceed; nearest rank.</summary>
    public static double At(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public static double Median(IEnumerable<double> values) => At(values, 0.5);
}
