namespace SmartPark.Kernel.Codes;

/// <summary>One thing that is wrong, or doubtful, about a code that a person typed. Carries no text for the screen.</summary>
/// <param name="Code">Stable name of the problem, such as <c>uscc.check-digit</c>; the key of a text resource.</param>
/// <param name="IsWarning">True when the code may still be used: tell the person, do not refuse.</param>
/// <param name="Position">Place in <see cref="CodeCheck.Normalized"/>, counted from 1; null when the whole text is meant.</param>
/// <param name="Found">What stands there, or how many characters there are.</param>
/// <param name="Suggestion">What should, or perhaps should, stand there; null when nothing can be said.</param>
public sealed record CodeProblem(
    string Code, bool IsWarning = false, int? Position = null, string? Found = null, string? Suggestion = null);
