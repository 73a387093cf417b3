using SmartPark.Kernel.Time;

namespace SmartPark.Portal.Demo;

/// <summary>The clock of the loading: it walks through the past months, so that everything the requests date has its day. It never goes back.</summary>
internal sealed class DemoClock(DateTimeOffset loadedAt) : TimeProvider
{
    private DateTimeOffset _now = loadedAt;

    /// <summary>When the loading began, by the real clock: the end of the walk.</summary>
    public DateTimeOffset LoadedAt { get; } = loadedAt;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>A time of a day before or after the loading, by the calendar of China.</summary>
    public DateTimeOffset On(int day, int hour, int minute = 0) =>
        new DateTimeOffset(LoadedAt.ToOffset(ChinaTime.Offset).Date, ChinaTime.Offset).AddDays(day).AddHours(hour).AddMinutes(minute).ToUniversalTime();

    /// <summary>Day of the calendar of China.</summary>
    public DateOnly Day(int day) => ChinaTime.DayOf(On(day, 12));

    public void WalkTo(DateTimeOffset at) => _now = at;
}
