using System.Globalization;
using System.Xml;

namespace SmartPark.Workflows.Expressions;

/// <summary>A function of the language.</summary>
/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Takes">Kinds it takes, the last one for all further arguments.</param>
/// <param name="Gives">Kind of its answer.</param>
/// <param name="Run">Its answer, given the moment of the evaluation.</param>
internal sealed record Function(int Least, int Most, ValueKind[] Takes, ValueKind Gives, Func<IReadOnlyList<Value>, DateTimeOffset, Value> Run);

/// <summary>All functions there are. Each is bounded by the size of what it is given.</summary>
internal static class Functions
{
    private const ValueKind N = ValueKind.Number, T = ValueKind.Text, M = ValueKind.Moment, L = ValueKind.List, Y = ValueKind.Yes, A = ValueKind.Any, S = ValueKind.Span;

    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>(StringComparer.Ordinal)
    {
        ["min"] = new(1, 20, [N], N, (a, _) => Value.Of(a.Min(v => v.Number))),
        ["max"] = new(1, 20, [N], N, (a, _) => Value.Of(a.Max(v => v.Number))),
        ["abs"] = new(1, 1, [N], N, (a, _) => Value.Of(Math.Abs(a[0].Number))),
        ["round"] = new(1, 2, [N], N, (a, _) => Value.Of(decimal.Round(a[0].Number, a.Count > 1 ? (int)Math.Clamp(a[1].Number, 0, 10) : 0, MidpointRounding.AwayFromZero))),
        ["floor"] = new(1, 1, [N], N, (a, _) => Value.Of(decimal.Floor(a[0].Number))),
        ["ceiling"] = new(1, 1, [N], N, (a, _) => Value.Of(decimal.Ceiling(a[0].Number))),
        ["count"] = new(1, 1, [L], N, (a, _) => Value.Of((decimal)a[0].List.Count)),
        ["sum"] = new(1, 2, [L, T], N, (a, _) => Value.Of(Numbers(a).Sum())),
        ["any"] = new(2, 2, [L, A], Y, (a, _) => Value.Of(a[0].List.Contains(a[1]))),
        ["length"] = new(1, 1, [T], N, (a, _) => Value.Of((decimal)a[0].Text.Length)),
        ["lower"] = new(1, 1, [T], T, (a, _) => Value.Of(a[0].Text.ToLowerInvariant())),
        ["upper"] = new(1, 1, [T], T, (a, _) => Value.Of(a[0].Text.ToUpperInvariant())),
        ["contains"] = new(2, 2, [T], Y, (a, _) => Value.Of(a[0].Text.Contains(a[1].Text, StringComparison.Ordinal))),
        ["startsWith"] = new(2, 2, [T], Y, (a, _) => Value.Of(a[0].Text.StartsWith(a[1].Text, StringComparison.Ordinal))),
        ["endsWith"] = new(2, 2, [T], Y, (a, _) => Value.Of(a[0].Text.EndsWith(a[1].Text, StringComparison.Ordinal))),
        ["exists"] = new(1, 1, [A], Y, (a, _) => Value.Of(!a[0].IsNothing)),
        ["coalesce"] = new(2, 10, [A], A, (a, _) => a.FirstOrDefault(v => !v.IsNothing)),
        ["if"] = new(3, 3, [Y, A], A, (a, _) => a[0].Yes ? a[1] : a[2]),
        ["date"] = new(1, 1, [T], M, (a, now) => Value.Of(DateOf(a[0].Text, now))),
        ["now"] = new(0, 0, [], M, (_, now) => Value.Of(now)),
        ["today"] = new(0, 0, [], M, (_, now) => Value.Of(new DateTimeOffset(now.Date, now.Offset))),
        ["duration"] = new(1, 1, [T], S, (a, _) => Value.Of(XmlConvert.ToTimeSpan(a[0].Text))),
        ["days"] = new(1, 1, [N], S, (a, _) => Value.Of(TimeSpan.FromDays((double)a[0].Number))),
        ["hours"] = new(1, 1, [N], S, (a, _) => Value.Of(TimeSpan.FromHours((double)a[0].Number))),
        ["daysBetween"] = new(2, 2, [M], N, (a, _) => Value.Of((decimal)(a[1].Moment.Date - a[0].Moment.Date).Days)),
        ["year"] = new(1, 1, [M], N, (a, _) => Value.Of((decimal)a[0].Moment.Year)),
        ["month"] = new(1, 1, [M], N, (a, _) => Value.Of((decimal)a[0].Moment.Month)),
        ["day"] = new(1, 1, [M], N, (a, _) => Value.Of((decimal)a[0].Moment.Day)),
    };

    private static IEnumerable<decimal> Numbers(IReadOnlyList<Value> a) =>
        a[0].List.Select(v => a.Count > 1 && v.Kind == ValueKind.Record ? v.Record.GetValueOrDefault(a[1].Text) : v).Where(v => v.Kind == ValueKind.Number).Select(v => v.Number);

    /// <summary>A day in the zone of the evaluation, or a moment with its own.</summary>
    private static DateTimeOffset DateOf(string text, DateTimeOffset now) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.ToDateTime(TimeOnly.MinValue), now.Offset)
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
