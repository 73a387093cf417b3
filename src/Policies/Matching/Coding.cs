using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Matching;

/// <summary>
/// How a column keeps measures in few bytes without losing an answer. Numbers, days and codes are only ever compared with the cuts that the rules of the set make, so a row
/// keeps which interval between two cuts it lies in: 1 and the number of cuts not above it. Choices and sets keep their bits and one above them that says "known". 0 is unknown.
/// </summary>
internal sealed class Coding
{
    private readonly long[] _cuts;
    private readonly ulong _known;

    private Coding(long[] cuts, ulong known, ulong most)
    {
        (_cuts, _known) = (cuts, known);
        Width = most <= byte.MaxValue ? 1 : most <= ushort.MaxValue ? 2 : most <= uint.MaxValue ? 4 : 8;
    }

    /// <summary>Bytes a row: 1, 2, 4 or 8.</summary>
    public int Width { get; }

    public static Coding OfIntervals(IEnumerable<long> cuts)
    {
        long[] sorted = [.. cuts.Distinct().Order()];
        return new(sorted, 0, (ulong)sorted.Length + 1);
    }

    public static Coding OfBits(Field field) => new([], 1UL << field.Choices.Count, (2UL << field.Choices.Count) - 1);

    public ulong Of(long measure)
    {
        if (measure == Measure.Unknown) return 0;
        if (_known != 0) return (ulong)measure | _known;
        var at = Array.BinarySearch(_cuts, measure);
        return (ulong)(at < 0 ? ~at : at + 1) + 1;
    }

    /// <summary>The intervals that make up a range whose ends are cuts.</summary>
    public CodeRange Of((long Low, long High) range) => new(Of(range.Low), Of(range.High) - Of(range.Low));

    /// <summary>Where a range begins and where it has ended; a range open at an end makes no cut there.</summary>
    public static IEnumerable<long> Cuts((long Low, long High) range)
    {
        if (range.Low > Measure.Unknown + 1) yield return range.Low;
        if (range.High < long.MaxValue) yield return range.High + 1;
    }
}

/// <summary>Codes from the lowest on, so many beyond it included.</summary>
internal readonly record struct CodeRange(ulong Low, ulong Span);
