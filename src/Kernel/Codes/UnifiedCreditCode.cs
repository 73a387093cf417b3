using System.Diagnostics.CodeAnalysis;

namespace SmartPark.Kernel.Codes;

/// <summary>
/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, of which 1 names the registering authority,
/// 1 the kind of body, 6 the division of registration, 9 the body itself (GB 11714), and 1 is the check digit.
/// A value other than <c>default</c> has passed the check digit.
/// </summary>
public readonly record struct UnifiedCreditCode
{
    /// <summary>Number of characters of every code.</summary>
    public const int Length = 18;

    private readonly string? value;

    private UnifiedCreditCode(string value) => this.value = value;

    /// <summary>The 18 characters in upper case; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Positions 3 to 8: the division (GB/T 2260) at the time of registration, which may have been dissolved since.</summary>
    public string DivisionCode => value is null ? "" : value[2..8];

    /// <summary>Positions 9 to 17: the organisation code of GB 11714-1997.</summary>
    public string OrganisationCode => value is null ? "" : value[8..17];

    /// <summary>
    /// Reads a typed code. Spaces, full-width forms and lower case are folded; a letter is never silently replaced.
    /// Errors: <c>uscc.empty</c>, <c>uscc.length</c> (found: how many, suggestion: 18), <c>uscc.character</c> (one for each letter outside
    /// the alphabet; for I O S V Z with the likely character as suggestion), <c>uscc.check-digit</c> (suggestion: the right one).
    /// Warnings: <c>uscc.division</c> (not in today's table), <c>uscc.organisation-check-digit</c> (suggestion: the right one;
    /// some old codes are issued without it).
    /// </summary>
    /// <param name="text">What was typed, of any length.</param>
    /// <param name="code">The code when the answer is valid, otherwise <c>default</c>.</param>
    public static CodeCheck TryParse(string? text, out UnifiedCreditCode code)
    {
        var check = UnifiedCreditCodeCheck.Run(CodeText.Fold(text));
        code = check.IsValid ? new UnifiedCreditCode(check.Normalized) : default;
        return check;
    }

    /// <summary>Reads a code that is known to be valid, such as one from our own database.</summary>
    /// <exception cref="FormatException">It is not valid.</exception>
    public static UnifiedCreditCode Parse(string text)
    {
        var check = TryParse(text, out var code);
        return check.IsValid ? code : throw new FormatException($"Not a unified social credit code: {check.Error!.Code}.");
    }

    /// <summary>
    /// Makes a code for a firm that does not exist: authority 9 (market regulation), kind 1 (enterprise), the given division, a body
    /// code that starts with MA, and both check digits right. The same arguments give the same code; different numbers in one
    /// division give different codes. A real firm may by chance hold one, so mark such firms as fictional (虚构).
    /// </summary>
    /// <param name="division">Six digits of GB/T 2260, in today's table.</param>
    /// <param name="number">From 0 to 887,503,680.</param>
    /// <exception cref="ArgumentException">The division is not in the table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public static UnifiedCreditCode Fictional([NotNull] string division, int number)
    {
        if (Divisions.Find(division) is null) throw new ArgumentException($"No such division: {division}.", nameof(division));
        return new UnifiedCreditCode(UnifiedCreditCodeCheck.Compose(division, number));
    }

    /// <summary>The 18 characters.</summary>
    public override string ToString() => Value;
}
