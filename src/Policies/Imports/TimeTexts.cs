using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartPark.Policies.Imports;

/// <summary>Reads days out of the words of published policy guides, only where they can mean one thing; otherwise there is no date and the words stay.</summary>
internal static partial class TimeTexts
{
    /// <summary>A day of issue: 2023-09-26, 2022-3 - 29, also twice the same. Two different days, or none, give null.</summary>
    public static DateOnly? Day(string text)
    {
        var days = DayPattern().Matches(text).Select(Read).ToList();
        return days.Count > 0 && days.TrueForAll(d => d is not null) && days.Distinct().Count() == 1 ? days[0] : null;
    }

    /// <summary>
    /// First and last day in force. 从2023年9月起 begins on the first of the month; an end is taken only from a full day, from 2022-2024年内有效 (the last of
    /// the last year), and from a term that begins on a full day (有效期3年 ends the day before its anniversary). 2025年失效 names no day.
    /// </summary>
    public static (DateOnly? From, DateOnly? Until) Validity(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        if (lines.Count != 1 || Start().Match(lines[0]) is not { Success: true } start) return (null, null);
        var whole = start.Groups["d"].Success;
        if (DateOf(start, whole ? Number(start, "d") : 1) is not { } from) return (null, null);
        return (from, End(lines[0][(start.Index + start.Length)..], from, whole));
    }

    private static DateOnly? End(string rest, DateOnly from, bool whole)
    {
        if (Last().Match(rest) is { Success: true } last) return DateOf(last, Number(last, "d"));
        if (Years().Match(rest) is { Success: true } years) return new DateOnly(Number(years, "y"), 12, 31);
        if (!whole || Term().Match(rest) is not { Success: true } term) return null;
        var length = "一二三四五六七八九".IndexOf(term.Groups["n"].Value, StringComparison.Ordinal) is var at and >= 0 ? at + 1 : Number(term, "n");
        return from.AddYears(length).AddDays(-1);
    }

    private static DateOnly? Read(Match match) => DateOf(match, Number(match, "d"));

    private static DateOnly? DateOf(Match match, int day)
    {
        var (year, month) = (Number(match, "y"), Number(match, "m"));
        return year is >= 1949 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<y>[0-9]{4}) ?- ?(?<m>[0-9]{1,2}) ?- ?(?<d>[0-9]{1,2})", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex DayPattern();

    [GeneratedRegex("^从?(?<y>[0-9]{4})年(?<m>[0-9]{1,2})月((?<d>[0-9]{1,2})日)?(起|开始)", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Start();

    [GeneratedRegex("至(?<y>[0-9]{4})年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Last();

    [GeneratedRegex("[0-9]{4} ?[-—至] ?(?<y>[0-9]{4})年内?有效", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Years();

    [GeneratedRegex("有效期(?<n>[1-9]|[一二三四五六七八九])年", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Term();
}
