namespace SmartPark.Kernel.Sheets;

/// <summary>What a column's parser has to say about one cell.</summary>
/// <param name="Code">Stable name, the key of a text resource, such as <c>cell.number</c> or <c>uscc.check-digit</c>.</param>
/// <param name="Args">What the text names: a limit, a position, a suggestion.</param>
/// <param name="IsWarning">True when the cell may be imported all the same.</param>
public sealed record SheetIssue(string Code, IReadOnlyList<string> Args, bool IsWarning = false);
