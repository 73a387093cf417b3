using System.Globalization;

namespace SmartPark.Workflows.Expressions;

/// <summary>Kind of a value.</summary>
internal enum ValueKind
{
    Nothing,
    Yes,
    Number,
    Text,
    Moment,
    Span,
    List,
    Record,
    Any,
}

/// <summary>
/// A value of the expression language: nothing, yes or no, an exact decimal number, text, a moment, a span of time, a list, or a record (a row of a form's table). Numbers are decimals,
/// so that money is right and 3 / 4 is 0.75.
/// </summary>
internal readonly record struct Value
{
    private readonly object? _held;

    private Value(ValueKind kind, object? held) => (Kind, _held) = (kind, held);

    public static Value Nothing => default;

    public ValueKind Kind { get; }

    public bool IsNothing => Kind == ValueKind.Nothing;

    public bool Yes => (bool)_held!;

    public decimal Number => (decimal)_held!;

    public string Text => (string)_held!;

    public DateTimeOffset Moment => (DateTimeOffset)_held!;

    public TimeSpan Span => (TimeSpan)_held!;

    public IReadOnlyList<Value> List => (IReadOnlyList<Value>)_held!;

    public IReadOnlyDictionary<string, Value> Record => (IReadOnlyDictionary<string, Value>)_held!;

    public static Value Of(bool yes) => new(ValueKind.Yes, yes);

    public static Value Of(decimal number) => new(ValueKind.Number, number);

    public static Value Of(string text) => new(ValueKind.Text, text);

    public static Value Of(DateTimeOffset moment) => new(ValueKind.Moment, moment);

    public static Value Of(TimeSpan span) => new(ValueKind.Span, span);

    public static Value Of(IReadOnlyList<Value> list) => new(ValueKind.List, list);

    public static Value Of(IReadOnlyDictionary<string, Value> record) => new(ValueKind.Record, record);

    public bool Equals(Value other) => Kind == other.Kind && Kind switch
    {
        ValueKind.Nothing => true,
        ValueKind.List => List.SequenceEqual(other.List),
        ValueKind.Record => Record.Count == other.Record.Count && Record.All(p => other.Record.TryGetValue(p.Key, out var v) && v.Equals(p.Value)),
        _ => _held!.Equals(other._held),
    };

    public override int GetHashCode() => Kind is ValueKind.List or ValueKind.Record ? (int)Kind : HashCode.Combine(Kind, _held);

    public override string ToString() => Kind switch
    {
        ValueKind.Nothing => "",
        ValueKind.Yes => Yes ? "true" : "false",
        ValueKind.Number => Number.ToString("0.############################", CultureInfo.InvariantCulture),
        ValueKind.Moment => Moment.ToString("O", CultureInfo.InvariantCulture),
        ValueKind.Span => System.Xml.XmlConvert.ToString(Span),
        ValueKind.List => string.Join(", ", List),
        ValueKind.Record => string.Join(", ", Record.Select(p => $"{p.Key}: {p.Value}")),
        _ => Text,
    };
}
