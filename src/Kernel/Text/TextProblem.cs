namespace SmartPark.Kernel.Text;

/// <summary>Why a typed text is refused. Carries no text for the screen.</summary>
/// <param name="Code">
/// <c>text.empty</c>, <c>text.too-long</c>, <c>text.control</c>, <c>text.bidi-control</c>, <c>text.zero-width</c>, <c>text.tag</c>,
/// <c>text.surrogate</c>, <c>text.noncharacter</c> or <c>text.combining-run</c>: the key of a text resource.
/// </param>
/// <param name="Position">Place of the first offender in the text as typed, in characters (code points) from 1; null when there is none.</param>
/// <param name="CodePoint">The offender's number in Unicode, null when there is none.</param>
/// <param name="Limit">The limit that was passed, for <c>text.too-long</c> and <c>text.combining-run</c>.</param>
public sealed record TextProblem(string Code, int? Position = null, int? CodePoint = null, int? Limit = null)
{
    /// <summary>The offender in the usual notation, such as U+202E; null when there is none.</summary>
    public string? Offender => CodePoint is { } number ? $"U+{number:X4}" : null;
}
