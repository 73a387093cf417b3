using System.Globalization;
using SmartPark.Face;

namespace SmartPark.Portal.Face;

/// <summary>Moments as date fields give them: without a zone, meant in the park's zone.</summary>
internal static class BenchMoments
{
    /// <summary>What a <c>datetime-local</c> field holds, as a moment; null when it is empty or no date.</summary>
    public static DateTimeOffset? Read(ParkTime park, string? typed)
    {
        if (!DateTime.TryParseExact(typed, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        return Moment(park, local);
    }

    /// <summary>A clock time of the park as a moment.</summary>
    public static DateTimeOffset? Moment(ParkTime park, DateTime? local) => local is { } at ? new DateTimeOffset(at, park.Local(new DateTimeOffset(at, TimeSpan.Zero)).Offset) : null;

    /// <summary>A moment as the park's clocks show it, to the minute.</summary>
    public static DateTime? Local(ParkTime park, DateTimeOffset? moment)
    {
        if (moment is not { } at) return null;
        var local = park.Local(at).DateTime;
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
    }
}
