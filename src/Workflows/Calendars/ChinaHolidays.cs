using System.Globalization;

namespace SmartPark.Workflows.Calendars;

/// <summary>Public holidays and make-up days (调休) of mainland China, as the State Council announces them each autumn. A year that is not announced yet has none: a tenant adds them in its calendar.</summary>
internal static class ChinaHolidays
{
    /// <summary>Days off.</summary>
    public static IReadOnlyList<DateOnly> Off { get; } =
    [
        .. Span("2025-01-01", 1), .. Span("2025-01-28", 8), .. Span("2025-04-04", 3), .. Span("2025-05-01", 5), .. Span("2025-05-31", 3), .. Span("2025-10-01", 8),
        .. Span("2026-01-01", 3), .. Span("2026-02-15", 9), .. Span("2026-04-04", 3), .. Span("2026-05-01", 5), .. Span("2026-06-19", 3), .. Span("2026-09-25", 3), .. Span("2026-10-01", 7),
    ];

    /// <summary>Saturdays and Sundays that are worked.</summary>
    public static IReadOnlyList<DateOnly> On { get; } =
    [
        .. new[] { "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10" }.Select(Day),
    ];

    private static IEnumerable<DateOnly> Span(string first, int days) => Enumerable.Range(0, days).Select(d => Day(first).AddDays(d));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
