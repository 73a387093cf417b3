using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Workflows.Calendars;

/// <summary>The working calendar of the own tenant.</summary>
[Permission(WorkflowsPermissions.Work)]
public sealed record GetCalendar : IQuery<CalendarView>;

/// <summary>Changes the working calendar of the own tenant. Public holidays and make-up days of China hold besides.</summary>
/// <param name="Zone">IANA name of the time zone.</param>
/// <param name="Week">Hours of Monday to Sunday, seven parts joined by <c>;</c>, each spans such as <c>09:00-12:00,13:00-17:30</c> or nothing.</param>
/// <param name="DaysOff">Further days off, at most 150.</param>
/// <param name="DaysOn">Further working days, at most 150.</param>
/// <param name="Version">The version that was looked at, 0 for the first.</param>
/// <remarks>Refusals: <c>calendar.zone</c>, <c>calendar.week</c>, <c>calendar.days</c>, <c>conflict.changed</c>.</remarks>
[Permission(WorkflowsPermissions.Publish)]
public sealed record ChangeCalendar(string Zone, string Week, IReadOnlyList<DateOnly> DaysOff, IReadOnlyList<DateOnly> DaysOn, long Version) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _) || Zone.Length > 60) yield return new("calendar.zone", nameof(Zone));
        if (Week.Length > 400 || TenantCalendar.Hours(Week) is null) yield return new("calendar.week", nameof(Week));
        if (DaysOff.Count > 150 || DaysOn.Count > 150 || DaysOff.Intersect(DaysOn).Any()) yield return Refusal.With("calendar.days", nameof(DaysOff), 150);
    }
}

/// <summary>A working calendar.</summary>
/// <param name="Zone">IANA name of the time zone.</param>
/// <param name="Week">Hours of Monday to Sunday.</param>
/// <param name="DaysOff">Own days off.</param>
/// <param name="DaysOn">Own working days.</param>
/// <param name="PublicOff">Public holidays that hold besides.</param>
/// <param name="PublicOn">Public make-up days that hold besides.</param>
/// <param name="Version">Number of the last change.</param>
public sealed record CalendarView(string Zone, string Week, IReadOnlyList<DateOnly> DaysOff, IReadOnlyList<DateOnly> DaysOn, IReadOnlyList<DateOnly> PublicOff, IReadOnlyList<DateOnly> PublicOn, long Version);

internal sealed class ChangeCalendarHandler(WorkflowsDb db, CallContext call) : IHandle<GetCalendar, CalendarView>, IHandle<ChangeCalendar, Done>
{
    public async Task<Result<CalendarView>> Handle(GetCalendar request, CancellationToken cancellationToken)
    {
        var kept = await db.Calendars.AsNoTracking().SingleOrDefaultAsync(c => c.TenantId == call.Tenant, cancellationToken);
        return new CalendarView(kept?.Zone ?? "Asia/Shanghai", kept?.Week ?? TenantCalendar.Office, TenantCalendar.Days(kept?.DaysOff), TenantCalendar.Days(kept?.DaysOn), ChinaHolidays.Off, ChinaHolidays.On, kept?.Version ?? 0);
    }

    public async Task<Result<Done>> Handle(ChangeCalendar request, CancellationToken cancellationToken)
    {
        var kept = await db.Calendars.SingleOrDefaultAsync(c => c.TenantId == call.Tenant, cancellationToken);
        if ((kept?.Version ?? 0) != request.Version) return new Refusal("conflict.changed");
        if (kept is null) db.Add(kept = new TenantCalendar { TenantId = call.Tenant });
        kept.Change(request.Zone, request.Week, Text(request.DaysOff), Text(request.DaysOn));
        return Result.Done;
    }

    private static string Text(IEnumerable<DateOnly> days) => string.Join(',', days.Distinct().Order().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
