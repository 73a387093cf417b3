using System.Diagnostics.CodeAnalysis;

namespace SmartPark.Kernel.Sheets;

/// <summary>Reads the trimmed, never empty text of a cell.</summary>
public delegate SheetParsed<T> SheetParser<T>(string text);

/// <summary>What a parser made of a cell: a value, perhaps with warnings, or the reason why there is none.</summary>
public readonly record struct SheetParsed<T>
{
    internal SheetParsed(bool hasValue, T? value, IReadOnlyList<SheetIssue> issues) => (HasValue, Value, Issues) = (hasValue, value, issues);

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool HasValue { get; }

    /// <summary>The value.</summary>
    public T? Value { get; }

    /// <summary>The reasons or warnings; may be empty with a value.</summary>
    public IReadOnlyList<SheetIssue> Issues { get; }

    /// <summary>Turns the value into another; issues stay.</summary>
    public SheetParsed<TOther> Then<TOther>(Func<T, TOther> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(HasValue, HasValue ? change(Value) : default, Issues);
    }
}

/// <summary>Makes answers for parsers.</summary>
public static class SheetParsed
{
    /// <summary>A value.</summary>
    public static SheetParsed<T> Ok<T>(T value) => new(true, value, []);

    /// <summary>A value one should look at again.</summary>
    public static SheetParsed<T> Warn<T>(T value, IReadOnlyList<SheetIssue> warnings) => new(true, value, warnings);

    /// <summary>No value, and why.</summary>
    public static SheetParsed<T> Problem<T>(string code, params string[] args) => new(false, default, [new SheetIssue(code, args)]);

    /// <summary>No value, and why, for several reasons.</summary>
    public static SheetParsed<T> Problems<T>(IReadOnlyList<SheetIssue> issues) => new(false, default, issues);
}
