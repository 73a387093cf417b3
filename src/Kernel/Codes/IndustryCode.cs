namespace SmartPark.Kernel.Codes;

/// <summary>The edition a code of GB/T 4754 belongs to. Editions re-use numbers with another meaning, so it is stored with the code.</summary>
public enum IndustryEdition
{
    /// <summary>GB/T 4754-2011. Known by name only: its table is not carried, so nothing in it can be looked up.</summary>
    Gbt4754Of2011 = 2011,

    /// <summary>GB/T 4754-2017, without amendment No. 1 of 2019.</summary>
    Gbt4754Of2017 = 2017,
}

/// <summary>A code of the industrial classification GB/T 4754 together with its edition.</summary>
/// <param name="Edition">Edition of the standard.</param>
/// <param name="Code">A section letter, or 2, 3 or 4 digits.</param>
public readonly record struct IndustryCode(IndustryEdition Edition, string Code)
{
    /// <summary>
    /// Reads a typed code of the 2017 edition: a section letter or 2 to 4 digits, also with the section letter in front (C3421).
    /// Errors: <c>industry.empty</c>, <c>industry.unknown</c> (no such code), <c>industry.section</c> (the letter does not belong
    /// to the digits; suggestion: the letter that does).
    /// </summary>
    public static CodeCheck TryParse(string? text, out IndustryCode code)
    {
        code = default;
        var folded = CodeText.Fold(text);
        if (folded.Length == 0) return CodeCheck.Wrong(folded, "industry.empty");
        var digits = folded.Length > 1 && char.IsAsciiLetterUpper(folded[0]) ? folded[1..] : folded;
        if (Industries.Find(digits) is not { } industry) return CodeCheck.Wrong(folded, "industry.unknown", found: folded);
        if (digits != folded && folded[0] != industry.Section)
        {
            return CodeCheck.Wrong(folded, "industry.section", 1, folded[..1], industry.Section.ToString());
        }

        code = industry.Code;
        return CodeCheck.Fine(digits);
    }

    /// <summary>Edition and code, such as <c>GB/T 4754-2017 3421</c>.</summary>
    public override string ToString() => $"GB/T 4754-{(int)Edition} {Code}";
}
