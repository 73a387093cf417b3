using SmartPark.Kernel.Results;

namespace SmartPark.Face;

/// <summary>One page of rows, or the refusal that stands in its place.</summary>
/// <typeparam name="TItem">The row.</typeparam>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record TablePage<TItem>(IReadOnlyList<TItem> Rows, int Total)
{
    /// <summary>Why there are no rows, or null.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>An answer for a person who may not see the list.</summary>
    public static TablePage<TItem> Refused(Refusal refusal) => new([], 0) { Refusal = refusal };
}
