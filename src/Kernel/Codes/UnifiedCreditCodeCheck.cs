using System.Globalization;

namespace SmartPark.Kernel.Codes;

/// <summary>The arithmetic of GB 32100-2015 (modulus 31) and of GB 11714-1997 (modulus 11).</summary>
internal static class UnifiedCreditCodeCheck
{
    // GB 32100-2015, 4: no I, O, S, V, Z. The value of a character is its index.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // GB 11714-1997 counts with all letters. It is another table on purpose.
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // What the five letters outside the alphabet usually stand for when a person copies a code by eye.
    private static readonly Dictionary<char, string> Lookalikes =
        new() { ['I'] = "1", ['O'] = "0", ['S'] = "5", ['V'] = "U", ['Z'] = "2" };

    // 3^(i-1) mod 31.
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    // Codes registered with a body of the central government carry no division.
    private const string WholeCountry = "100000";
    private const long Bodies = 31L * 31 * 31 * 31 * 31 * 31;

    public static CodeCheck Run(string text)
    {
        if (text.Length == 0) return CodeCheck.Wrong(text, "uscc.empty");
        var problems = new List<CodeProblem>();
        if (text.Length != UnifiedCreditCode.Length)
        {
            problems.Add(new CodeProblem("uscc.length", Found: text.Length.ToString(CultureInfo.InvariantCulture), Suggestion: "18"));
        }

        AddStrangers(text, problems);
        if (problems.Count > 0) return new CodeCheck(text, problems);

        AddDivision(text, problems);
        AddCheckDigits(text, problems);
        return new CodeCheck(text, problems);
    }

    public static string Compose(string division, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Bodies);
        // A multiplier prime to 31 makes neighbours look unlike each other and stays one to one.
        var seed = int.Parse(division, CultureInfo.InvariantCulture);
        var scattered = (long)(((Int128)number * 423_644_303 + (Int128)seed * 7_919) % Bodies);
        Span<char> body = stackalloc char[8];
        (body[0], body[1]) = ('M', 'A');
        for (var i = 7; i >= 2; i--, scattered /= 31) body[i] = Alphabet[(int)(scattered % 31)];
        var first17 = $"91{division}{body}{OrganisationDigit(body)}";
        return first17 + CheckDigit(first17);
    }

    private static void AddStrangers(string text, List<CodeProblem> problems)
    {
        for (var i = 0; i < Math.Min(text.Length, UnifiedCreditCode.Length); i++)
        {
            // Positions 3 to 8 hold a division: digits only.
            var allowed = i is >= 2 and < 8 ? char.IsAsciiDigit(text[i]) : Alphabet.Contains(text[i], StringComparison.Ordinal);
            if (allowed) continue;
            problems.Add(new CodeProblem(
                "uscc.character", Position: i + 1, Found: text[i].ToString(), Suggestion: Lookalike(text[i], i)));
        }
    }

    private static string? Lookalike(char c, int index) =>
        Lookalikes.TryGetValue(c, out var digit) && (index is < 2 or >= 8 || char.IsAsciiDigit(digit[0])) ? digit : null;

    private static void AddDivision(string text, List<CodeProblem> problems)
    {
        var division = text[2..8];
        if (division == WholeCountry || Divisions.Find(division) is not null) return;
        problems.Add(new CodeProblem("uscc.division", IsWarning: true, Position: 3, Found: division));
    }

    private static void AddCheckDigits(string text, List<CodeProblem> problems)
    {
        var organisation = OrganisationDigit(text.AsSpan(8, 8));
        var check = CheckDigit(text.AsSpan(0, 17));
        if (text[16] != organisation)
        {
            problems.Add(new CodeProblem(
                "uscc.organisation-check-digit", true, 17, text[16].ToString(), organisation.ToString()));
        }

        if (text[17] != check) problems.Add(new CodeProblem("uscc.check-digit", false, 18, text[17].ToString(), check.ToString()));
    }

    private static char CheckDigit(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += Alphabet.IndexOf(first17[i], StringComparison.Ordinal) * Weights[i];
        // The outer remainder turns 31 into 0: programs that forget it crash on one code in 31.
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static char OrganisationDigit(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += OrganisationAlphabet.IndexOf(first8[i], StringComparison.Ordinal) * OrganisationWeights[i];
        var rest = 11 - (sum % 11);
        return rest switch { 10 => 'X', 11 => '0', _ => (char)('0' + rest) };
    }
}
