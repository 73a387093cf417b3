using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace SmartPark.Face;

/// <summary>The clock of the park.</summary>
public sealed class ParkTimeOptions
{
    /// <summary>IANA name of the zone in which times are shown; China keeps one zone, UTC+8 without summer time.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";
}

/// <summary>Moments as the park reads them: 2026-11-22 14:05, its zone, and how long ago.</summary>
public sealed class ParkTime(TimeProvider clock, IOptions<ParkTimeOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.Zone);

    /// <summary>The moment in the park's zone.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);

    /// <summary>As lists show it: 2026-11-22 14:05.</summary>
    public string Minute(DateTimeOffset moment) => Local(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Today in the park's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime);

    /// <summary>Exact, with seconds and offset: 2026-11-22 14:05:33 UTC+08:00.</summary>
    public string Exact(DateTimeOffset moment) => Local(moment).ToString("yyyy-MM-dd HH:mm:ss 'UTC'zzz", CultureInfo.InvariantCulture);

    /// <summary>How long ago in words, or null when it is more than a day away or in the future: then the date itself is clearer.</summary>
    internal string? Ago(DateTimeOffset moment, IStringLocalizer text)
    {
        var passed = clock.GetUtcNow() - moment;
        return passed.Ticks < 0 || passed.TotalHours >= 24 ? null
            : passed.TotalMinutes < 1 ? text["JustNow"].Value
            : passed.TotalHours < 1 ? text["MinutesAgo", (int)passed.TotalMinutes].Value
            : text["HoursAgo", (int)passed.TotalHours].Value;
    }
}
