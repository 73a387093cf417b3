namespace SmartPark.Kernel.Sheets;

/// <summary>Why a whole file is refused. Carries no text for the screen.</summary>
/// <param name="Code">
/// Stable name, the key of a text resource: <c>sheet.empty</c>, <c>sheet.too-large</c>, <c>sheet.not-a-sheet</c>, <c>sheet.old-excel</c>
/// (xls, or protected by a password), <c>sheet.broken</c>, <c>sheet.encoding</c>, <c>sheet.zip-bomb</c>, <c>sheet.too-many-entries</c>,
/// <c>sheet.entry-name</c>, <c>sheet.nested-archive</c>, <c>sheet.macro</c>, <c>sheet.external-link</c>, <c>sheet.embedded-object</c>,
/// <c>sheet.dtd</c>, <c>sheet.too-many-rows</c>, <c>sheet.too-many-columns</c>, <c>sheet.cell-too-long</c>,
/// <c>sheet.too-many-strings</c>, <c>sheet.csv-quote</c>.
/// </param>
/// <param name="Place">Where: the name of a part of the file, or a cell such as C17; null when the whole file is meant.</param>
/// <param name="Limit">The limit that was passed, in the unit of the problem (bytes, rows, characters).</param>
public sealed record SheetProblem(string Code, string? Place = null, long? Limit = null);
