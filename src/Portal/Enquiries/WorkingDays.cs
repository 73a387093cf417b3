using SmartPark.Kernel.Time;

namespace SmartPark.Portal.Enquiries;

/// <summary>Deadlines in working days: Monday to Friday, by the calendar of China; they end with the day.</summary>
internal static class WorkingDays
{
    /// <summary>The end of the n-th working day after the day of <paramref name="from"/>.</summary>
    public static DateTimeOffset After(DateTimeOffset from, int days)
    {
        var day = from.ToOffset(ChinaTime.Offset).Date;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) days--;
        }
        return new DateTimeOffset(day.AddDays(1), ChinaTime.Offset);
    }

    /// <summary>The year the number belongs to.</summary>
    public static int YearOf(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).Year;
}
