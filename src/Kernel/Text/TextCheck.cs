namespace SmartPark.Kernel.Text;

/// <summary>The verdict on a typed text.</summary>
/// <param name="Value">The text to store: normalised and trimmed. Empty when there is a problem.</param>
/// <param name="Problem">The first thing wrong with it, or null.</param>
public sealed record TextCheck(string Value, TextProblem? Problem)
{
    /// <summary>True when the text may be stored.</summary>
    public bool IsValid => Problem is null;
}
