namespace SmartPark.Kernel.Results;

/// <summary>An expected "no": a stable code, the field it concerns and the values its text needs.</summary>
/// <param name="Code">Stable code <c>noun.reason</c>; the text in both languages stands in a module's <c>RefusalText.resx</c> under this key.</param>
/// <param name="Field">Name of the request property concerned, or null when the whole request is refused.</param>
public sealed record Refusal(string Code, string? Field = null)
{
    /// <summary>Values for the placeholders {0}, {1}… of the text, in order.</summary>
    public IReadOnlyList<object?> Args { get; init; } = [];

    /// <summary>Further refusals of the same request, one a field; empty when there is one only.</summary>
    public IReadOnlyList<Refusal> Others { get; init; } = [];

    /// <summary>A refusal whose text takes values.</summary>
    public static Refusal With(string code, string? field, params object?[] args) => new(code, field) { Args = args };

    /// <summary>Joins refusals of one request: the first one carries the others.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static Refusal Of(IReadOnlyList<Refusal> all) =>
        all.Count == 0 ? throw new ArgumentException("at least one refusal is needed", nameof(all)) : all[0] with { Others = [.. all.Skip(1)] };

    /// <summary>This refusal and the others it carries.</summary>
    public IEnumerable<Refusal> All() => Others.Prepend(this with { Others = [] });
}
