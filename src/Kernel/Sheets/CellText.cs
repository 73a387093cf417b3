using System.Globalization;

namespace SmartPark.Kernel.Sheets;

/// <summary>The number in a cell as text: invariant, without exponent; dates as ISO 8601.</summary>
internal static class CellText
{
    private static readonly DateTime Mac = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static string Number(string raw, bool isDate, bool date1904)
    {
        // What is no number, or none that counts (1E400), stays as it is written: the column's own check will name it.
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return raw;
        return isDate && Date(number, date1904) is { } date ? date : Plain(number);
    }

    private static string Plain(double number)
    {
        // Excel keeps 15 digits; the 17 in the file show 0.30000000000000004 for 0.3.
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        if (!text.Contains('E', StringComparison.Ordinal)) return text == "-0" ? "0" : text;
        return Math.Abs(number) is < 7e27 and > 1e-12
            ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : text;
    }

    private static string? Date(double serial, bool date1904)
    {
        // 2,958,465 is 31 December 9999. Day 60 of the 1900 calendar is a 29 February that never was.
        if (serial is < 0 or >= 2_958_466 || (!date1904 && serial is >= 60 and < 61)) return null;
        if (date1904 && serial >= 2_957_004) return null;
        var moment = date1904 ? Mac.AddDays(serial) : DateTime.FromOADate(serial < 60 ? serial + 1 : serial);
        moment = new DateTime((moment.Ticks + 5_000_000) / 10_000_000 * 10_000_000, DateTimeKind.Unspecified);
        if (serial < 1 && !date1904) return moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
