using System.Globalization;
using System.Xml;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Models;

/// <summary>When a timer rings: the first moment, how long until the next, and how many more times.</summary>
/// <param name="Due">The moment.</param>
/// <param name="Every">Time to the next; zero when it rings once.</param>
/// <param name="Left">Times after this one; -1 without end.</param>
internal readonly record struct Ring(DateTimeOffset Due, TimeSpan Every, int Left);

/// <summary>Reads timers: ISO 8601 dates, durations and repeating intervals (<c>R3/PT1H</c>), or an expression that gives a moment, a span or such a text.</summary>
internal static class Timers
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    public static bool Readable(TimerKind kind, string text)
    {
        if (Plain(kind, text, DateTimeOffset.UnixEpoch) is not null) return true;
        try { Parser.Read(text); return true; }
        catch (ExpressionException) { return false; }
    }

    /// <exception cref="ExpressionException">It gives no moment.</exception>
    public static Ring Of(EventRule rule, DateTimeOffset now, Func<Expression, Value> evaluate)
    {
        if (Plain(rule.Timer, rule.Text, now) is { } plain) return plain;
        var value = evaluate(Parser.Read(rule.Text));
        return value.Kind switch
        {
            ValueKind.Moment => new(value.Moment, default, 0),
            ValueKind.Span when value.Span >= TimeSpan.Zero => new(now + value.Span, default, 0),
            ValueKind.Text when Plain(rule.Timer, value.Text, now) is { } read => read,
            _ => throw new ExpressionException("expression.kind", 1, rule.Text),
        };
    }

    private static Ring? Plain(TimerKind kind, string text, DateTimeOffset now)
    {
        try
        {
            return kind switch
            {
                TimerKind.Date => DateOf(text, now.Offset) is { } date ? new(date, default, 0) : null,
                TimerKind.Duration => Span(text) is { } span ? new(now + span, default, 0) : null,
                _ => Cycle(text, now),
            };
        }
        catch (ArgumentOutOfRangeException) { return null; }
    }

    /// <summary>A date without a zone is of the zone days are counted in, never of the machine.</summary>
    private static DateTimeOffset? DateOf(string text, TimeSpan offset)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)) return null;
        return date.Kind == DateTimeKind.Unspecified ? new(date, offset) : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    private static Ring? Cycle(string text, DateTimeOffset now)
    {
        var parts = text.Split('/');
        if (parts.Length != 2 || parts[0].Length == 0 || parts[0][0] != 'R' || Span(parts[1]) is not { } every || every < Shortest) return null;
        if (parts[0].Length == 1) return new(now + every, every, -1);
        return int.TryParse(parts[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? new(now + every, every, times - 1) : null;
    }

    private static TimeSpan? Span(string text)
    {
        if (text.Length < 2 || text[0] != 'P') return null;
        try { return XmlConvert.ToTimeSpan(text); }
        catch (Exception e) when (e is FormatException or OverflowException) { return null; }
    }
}
