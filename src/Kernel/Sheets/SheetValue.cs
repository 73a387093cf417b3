using System.Globalization;

namespace SmartPark.Kernel.Sheets;

/// <summary>
/// One cell to write: text, a number, a date, a moment, a yes or no, or nothing. Made from the plain value by itself, so a row can be
/// written as <c>[firm.Name, firm.Area, firm.Founded]</c>. Text stays text whatever it looks like.
/// </summary>
public readonly record struct SheetValue
{
    private readonly object? value;

    private SheetValue(object? value) => this.value = value;

    /// <summary>An empty cell.</summary>
    public static SheetValue Empty => default;

    /// <summary>Text; null is an empty cell.</summary>
    public static implicit operator SheetValue(string? text) => new(string.IsNullOrEmpty(text) ? null : text);

    /// <summary>A number; null is an empty cell.</summary>
    public static implicit operator SheetValue(decimal? number) => new(number);

    /// <summary>A number; null is an empty cell.</summary>
    public static implicit operator SheetValue(long? number) => new((decimal?)number);

    /// <summary>A number; null is an empty cell.</summary>
    public static implicit operator SheetValue(int? number) => new((decimal?)number);

    /// <summary>A number; null, infinity and "not a number" are an empty cell.</summary>
    public static implicit operator SheetValue(double? number) => new(number is { } some && double.IsFinite(some) ? some : null);

    /// <summary>A date without time; null is an empty cell.</summary>
    public static implicit operator SheetValue(DateOnly? date) => new(date);

    /// <summary>A moment, shown by the clock of its own offset to the second; null is an empty cell.</summary>
    public static implicit operator SheetValue(DateTimeOffset? moment) => new(moment);

    /// <summary>A yes or no; null is an empty cell.</summary>
    public static implicit operator SheetValue(bool? flag) => new(flag);

    /// <summary>The amount in major units as a number; the currency belongs into the header.</summary>
    public static implicit operator SheetValue(Codes.Money money) => new(money.Amount);

    internal object? Value => value;

    /// <summary>The number as it is written, or null when it is none, or has more digits than a spreadsheet keeps (15) and must be text.</summary>
    internal string? Number => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number when Math.Abs(number) < 1e15m && (decimal)(double)number == number => Plain(number),
        _ => null,
    };

    /// <summary>The value as text for CSV.</summary>
    internal string Text => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        decimal number => Plain(number),
        _ => Number ?? "",
    };

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
