namespace SmartPark.Workflows.Calendars;

/// <summary>Hours of a working day, from and until, within one day.</summary>
internal readonly record struct WorkHours(TimeOnly From, TimeOnly Until)
{
    public TimeSpan Length => Until - From;
}

/// <summary>
/// When people work: hours of each weekday, public holidays, and make-up days (调休: a Saturday or Sunday worked in return for a long holiday, with the hours of a Monday), in one time zone.
/// Due times count working time only; a moment outside it counts from the next working moment on.
/// </summary>
internal sealed class WorkCalendar(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkHours>> week, IReadOnlySet<DateOnly> holidays, IReadOnlySet<DateOnly> makeUpDays)
{
    /// <summary>How far it looks for a working day before it says that there is none.</summary>
    private const int MostIdleDays = 400;

    private static readonly WorkHours[] Office = [new(new(9, 0), new(12, 0)), new(new(13, 0), new(17, 30))];

    /// <summary>Monday to Friday, 9:00 to 12:00 and 13:00 to 17:30, China.</summary>
    public static WorkCalendar Of(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays) => new(
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Enum.GetValues<DayOfWeek>().ToDictionary(d => d, d => d is DayOfWeek.Saturday or DayOfWeek.Sunday ? (IReadOnlyList<WorkHours>)[] : Office),
        holidays.ToHashSet(), makeUpDays.ToHashSet());

    public bool IsWorkday(DateOnly day) => HoursOf(day).Count > 0;

    /// <summary>The moment at which so much working time has passed.</summary>
    /// <exception cref="InvalidOperationException">There is no working time for more than a year.</exception>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan working)
    {
        var left = working;
        var idle = 0;
        for (var day = DayOf(from); idle < MostIdleDays; day = day.AddDays(1))
        {
            idle++;
            foreach (var hours in HoursOf(day))
            {
                idle = 0;
                var (start, end) = (At(day, hours.From), At(day, hours.Until));
                if (start < from) start = from;
                if (start >= end) continue;
                if (end - start >= left) return TimeZoneInfo.ConvertTime(start + left, zone);
                left -= end - start;
            }
        }
        throw new InvalidOperationException("the calendar has no working time");
    }

    /// <summary>The end of the working day so many working days later; a moment after hours belongs to the next working day.</summary>
    public DateTimeOffset AddDays(DateTimeOffset from, int days)
    {
        var day = DayOf(Add(from, TimeSpan.Zero));
        for (var (left, idle) = (days, 0); left > 0 && idle < MostIdleDays; idle++)
        {
            day = day.AddDays(1);
            if (IsWorkday(day)) (left, idle) = (left - 1, 0);
        }
        return At(day, HoursOf(day)[^1].Until);
    }

    /// <summary>Working time between two moments; zero when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until)
    {
        var sum = TimeSpan.Zero;
        for (var day = DayOf(from); day <= DayOf(until); day = day.AddDays(1))
        {
            foreach (var hours in HoursOf(day))
            {
                var (start, end) = (At(day, hours.From), At(day, hours.Until));
                var (first, last) = (start > from ? start : from, end < until ? end : until);
                if (last > first) sum += last - first;
            }
        }
        return sum;
    }

    private IReadOnlyList<WorkHours> HoursOf(DateOnly day) =>
        makeUpDays.Contains(day) ? week[DayOfWeek.Monday] : holidays.Contains(day) ? [] : week[day.DayOfWeek];

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(local, zone.GetUtcOffset(local));
    }
}
