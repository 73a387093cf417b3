namespace SmartPark.Kernel.Codes;

/// <summary>The verdict on a code that a person typed: the text as it was understood, and all that is wrong with it.</summary>
/// <param name="Normalized">The text after harmless folding (spaces, width, case). Positions of problems refer to it.</param>
/// <param name="Problems">Errors and warnings in order of position; empty when all is well.</param>
public sealed record CodeCheck(string Normalized, IReadOnlyList<CodeProblem> Problems)
{
    /// <summary>True when there is no error. Warnings do not count.</summary>
    public bool IsValid => Error is null;

    /// <summary>The first error, or null.</summary>
    public CodeProblem? Error => Problems.FirstOrDefault(problem => !problem.IsWarning);

    /// <summary>The problems that do not forbid the code.</summary>
    public IEnumerable<CodeProblem> Warnings => Problems.Where(problem => problem.IsWarning);

    internal static CodeCheck Fine(string normalized) => new(normalized, []);

    internal static CodeCheck Wrong(string normalized, string code, int? position = null, string? found = null, string? suggestion = null) =>
        new(normalized, [new CodeProblem(code, false, position, found, suggestion)]);
}
