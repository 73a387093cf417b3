namespace SmartPark.Face;

/// <summary>One page of rows, or the refusal that stands in its place.</summary>
/// <typeparam name="TItem">The row.</typeparam>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record TablePage<TItem>(IReadOnlyList<TItem> Rows, int Total)
{
    /// <summary>Code of the refusal, or null.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>Values of the refusal's text.</summary>
    public IReadOnlyList<object?> RefusalArgs { get; init; } = [];

    /// <summary>An answer for a person who may not see the list.</summary>
    public static TablePage<TItem> Refused(string code, params IReadOnlyList<object?> args) => new([], 0) { RefusalCode = code, RefusalArgs = args };
}
