namespace SmartPark.Kernel.Sheets;

/// <summary>Carries a refusal from the depth of a parser to the reader, which turns it into a value. Never leaves this folder.</summary>
internal sealed class SheetRefusedException(SheetProblem problem) : Exception(problem.Code)
{
    public SheetRefusedException(string code, string? place = null, long? limit = null) : this(new SheetProblem(code, place, limit))
    {
    }

    public SheetProblem Problem { get; } = problem;
}
