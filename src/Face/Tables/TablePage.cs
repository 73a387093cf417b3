using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Face;

/// <summary>One page of rows, or the refusal that stands in its place.</summary>
/// <typeparam name="TItem">The row.</typeparam>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record TablePage<TItem>(IReadOnlyList<TItem> Rows, int Total)
{
    /// <summary>Why there are no rows, or null.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The answer of a query as a page.</summary>
    public static TablePage<TItem> Of(Result<Page<TItem>> answer) => answer.Succeeded ? new(answer.Value.Rows, answer.Value.Total) : Refused(answer.Refusal);

    /// <summary>An answer for a person who may not see the list.</summary>
    public static TablePage<TItem> Refused(Refusal refusal) => new([], 0) { Refusal = refusal };
}
