namespace SmartPark.Face;

/// <summary>How a filter is entered.</summary>
public enum FilterKind
{
    /// <summary>Words to look for.</summary>
    Words,

    /// <summary>One of a few values.</summary>
    Choice,

    /// <summary>A calendar day, yyyy-MM-dd in the address.</summary>
    Day,
}

/// <summary>One value of a choice.</summary>
/// <param name="Value">As it stands in the address.</param>
/// <param name="Label">As a person reads it.</param>
public sealed record FilterOption(string Value, string Label);

/// <summary>One filter of a list.</summary>
/// <param name="Key">Name in the address and in the sentence, e.g. <c>{status}</c>.</param>
/// <param name="Label">What is filtered.</param>
/// <param name="Kind">How it is entered.</param>
/// <param name="Options">The values of a choice.</param>
/// <param name="Any">What stands there when nothing is chosen: 任何状态, or the hint of a word field.</param>
public sealed record FilterField(string Key, string Label, FilterKind Kind, IReadOnlyList<FilterOption> Options, string? Any = null)
{
    /// <summary>A filter by words.</summary>
    public static FilterField Words(string key, string label, string? hint = null) => new(key, label, FilterKind.Words, [], hint);

    /// <summary>A filter by one of a few values.</summary>
    public static FilterField Choice(string key, string label, string any, params IReadOnlyList<FilterOption> options) => new(key, label, FilterKind.Choice, options, any);

    /// <summary>A filter by day.</summary>
    public static FilterField Day(string key, string label) => new(key, label, FilterKind.Day, []);

    /// <summary>A value as a person reads it.</summary>
    public string Say(string value) => Options.FirstOrDefault(o => o.Value == value)?.Label ?? value;
}
