using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Calendars;

/// <summary>The working calendar of a tenant, as it keeps it; without one the office hours and the public holidays of China hold.</summary>
internal sealed class TenantCalendar : ITenantOwned, IVersioned
{
    public TenantId TenantId { get; init; }

    public long Version { get; private set; }

    /// <summary>IANA name of the time zone.</summary>
    public string Zone { get; private set; } = "Asia/Shanghai";

    /// <summary>Hours of Monday to Sunday, seven parts joined by <c>;</c>, each spans such as <c>09:00-12:00,13:00-17:30</c> or nothing.</summary>
    public string Week { get; private set; } = Office;

    /// <summary>Own days off beyond the public ones, ISO dates joined by commas.</summary>
    public string DaysOff { get; private set; } = "";

    /// <summary>Own working days beyond the public make-up days.</summary>
    public string DaysOn { get; private set; } = "";

    public const string Office = "09:00-12:00,13:00-17:30;09:00-12:00,13:00-17:30;09:00-12:00,13:00-17:30;09:00-12:00,13:00-17:30;09:00-12:00,13:00-17:30;;";

    public void Change(string zone, string week, string daysOff, string daysOn) => (Zone, Week, DaysOff, DaysOn) = (zone, week, daysOff, daysOn);

    /// <summary>The calendar a tenant works by.</summary>
    public static WorkCalendar Of(TenantCalendar? kept)
    {
        var (zone, week) = (kept?.Zone ?? "Asia/Shanghai", kept?.Week ?? Office);
        var off = Days(kept?.DaysOff).Concat(ChinaHolidays.Off).ToHashSet();
        var on = ChinaHolidays.On.Concat(Days(kept?.DaysOn)).ToHashSet();
        return new(TimeZoneInfo.FindSystemTimeZoneById(zone), Hours(week)!, off, on.Except(Days(kept?.DaysOff)).ToHashSet());
    }

    /// <summary>Hours of a week; null when the text is none, or nobody ever works.</summary>
    public static IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkHours>>? Hours(string week)
    {
        var days = week.Split(';').Select(Day).ToList();
        if (days.Count != 7 || days.Contains(null) || days.TrueForAll(d => d!.Count == 0)) return null;
        return Enumerable.Range(0, 7).ToDictionary(i => (DayOfWeek)((i + 1) % 7), i => days[i]!);
    }

    public static IReadOnlyList<DateOnly> Days(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))];

    private static IReadOnlyList<WorkHours>? Day(string text)
    {
        var spans = new List<WorkHours>();
        foreach (var span in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (span.Split('-') is not [var a, var b] || !TimeOnly.TryParseExact(a, "HH:mm", out var from) || !TimeOnly.TryParseExact(b, "HH:mm", out var until) || until <= from || (spans.Count > 0 && spans[^1].Until > from)) return null;
            spans.Add(new(from, until));
        }
        return spans;
    }
}

internal sealed class TenantCalendarMapping : IEntityTypeConfiguration<TenantCalendar>
{
    public void Configure(EntityTypeBuilder<TenantCalendar> builder)
    {
        builder.ToTable("Calendars").HasKey(c => c.TenantId);
        builder.Property(c => c.Zone).HasMaxLength(60);
        builder.Property(c => c.Week).HasMaxLength(400);
        builder.Property(c => c.DaysOff).HasMaxLength(2000);
        builder.Property(c => c.DaysOn).HasMaxLength(2000);
    }
}
