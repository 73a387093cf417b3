namespace SmartPark.Kernel.Sheets;

/// <summary>A row that became a record.</summary>
/// <param name="Row">Row number in the file, from 1.</param>
/// <param name="Value">The record.</param>
public sealed record SheetRecord<T>(int Row, T Value);

/// <summary>What is wrong, or doubtful, in one cell.</summary>
/// <param name="Row">Row number in the file, from 1.</param>
/// <param name="Column">Letters of the column; "" when the file does not have it.</param>
/// <param name="Header">The head as the file writes it.</param>
/// <param name="Value">The text of the cell, at most 60 characters.</param>
/// <param name="Code">Stable name of the problem, the key of a text resource.</param>
/// <param name="Args">What the text names.</param>
/// <param name="IsWarning">True when the row may be imported all the same.</param>
public sealed record SheetCellProblem(
    int Row, string Column, string Header, string Value, string Code, IReadOnlyList<string> Args, bool IsWarning);

/// <summary>Where a column of the schema stands in a file.</summary>
/// <param name="Column">Letters of the column; "" when the file does not have it.</param>
/// <param name="Header">The head as the file writes it; the Chinese one when the file does not have it.</param>
public sealed record SheetPlace(string Column, string Header);

/// <summary>All that importing a file would do, before anything is done.</summary>
public sealed class SheetPreview<T>
{
    /// <summary>Most cell problems that are kept; <see cref="ProblemCount"/> goes on counting.</summary>
    public const int MostProblems = 1_000;

    private readonly List<SheetRecord<T>> records = [];
    private readonly List<SheetCellProblem> problems = [];

    internal SheetPreview()
    {
    }

    /// <summary>Why the whole file is refused, or null. Then nothing else counts.</summary>
    public SheetProblem? FileProblem { get; internal set; }

    /// <summary>Required columns (Chinese and English head) that the file does not have; rows are not read then.</summary>
    public IReadOnlyList<SheetColumn> MissingColumns { get; internal set; } = [];

    /// <summary>Heads that name no column of the schema: they are not imported.</summary>
    public IReadOnlyList<string> UnknownHeaders { get; internal set; } = [];

    /// <summary>Heads that name a column a second time; rows are not read then.</summary>
    public IReadOnlyList<string> RepeatedHeaders { get; internal set; } = [];

    /// <summary>Where the columns of the schema stand in the file, in the order of the schema; for problems that are found later.</summary>
    public IReadOnlyList<SheetPlace> Places { get; internal set; } = [];

    /// <summary>The good rows, in the order of the file.</summary>
    public IReadOnlyList<SheetRecord<T>> Records => records;

    /// <summary>The first <see cref="MostProblems"/> problems and warnings of cells, in the order of the file.</summary>
    public IReadOnlyList<SheetCellProblem> Problems => problems;

    /// <summary>All problems, warnings not counted.</summary>
    public int ProblemCount { get; private set; }

    /// <summary>Rows under the header, good and bad.</summary>
    public int RowCount { get; internal set; }

    /// <summary>Rows that did not become records.</summary>
    public int BadRowCount => RowCount - records.Count;

    /// <summary>True when every row is good and there is at least one: nothing is ever half imported.</summary>
    public bool CanImport => FileProblem is null && MissingColumns.Count == 0 && RepeatedHeaders.Count == 0 && ProblemCount == 0 && records.Count > 0;

    internal void Add(SheetRecord<T> record) => records.Add(record);

    internal void Add(SheetCellProblem problem)
    {
        if (!problem.IsWarning) ProblemCount++;
        if (problems.Count < MostProblems) problems.Add(problem);
    }

    internal void Forget() => records.Clear();
}
