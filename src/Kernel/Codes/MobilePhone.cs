using System.Globalization;

namespace SmartPark.Kernel.Codes;

/// <summary>A mobile number of mainland China: 11 digits, the first 1, the second 3 to 9.</summary>
public readonly record struct MobilePhone
{
    private readonly string? value;

    private MobilePhone(string value) => this.value = value;

    /// <summary>The 11 digits; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>The number with its middle hidden, for lists and logs: 138****5678.</summary>
    public string Masked => value is null ? "" : $"{value[..3]}****{value[7..]}";

    /// <summary>
    /// Reads a typed number; spaces, hyphens, full-width digits and a leading +86 or 0086 are folded. Errors: <c>phone.empty</c>,
    /// <c>phone.character</c> (the first that is not a digit), <c>phone.length</c> (suggestion: 11), <c>phone.prefix</c>.
    /// </summary>
    public static CodeCheck TryParse(string? text, out MobilePhone phone)
    {
        phone = default;
        var folded = CodeText.Fold(text).Replace("-", "", StringComparison.Ordinal);
        if (folded.StartsWith("+86", StringComparison.Ordinal)) folded = folded[3..];
        else if (folded.StartsWith("0086", StringComparison.Ordinal)) folded = folded[4..];

        if (folded.Length == 0) return CodeCheck.Wrong(folded, "phone.empty");
        var stranger = folded.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (stranger >= 0) return CodeCheck.Wrong(folded, "phone.character", stranger + 1, folded[stranger].ToString());
        if (folded.Length != 11)
        {
            return CodeCheck.Wrong(folded, "phone.length", null, folded.Length.ToString(CultureInfo.InvariantCulture), "11");
        }

        if (folded[0] != '1' || folded[1] < '3') return CodeCheck.Wrong(folded, "phone.prefix", 1, folded[..2]);
        phone = new MobilePhone(folded);
        return CodeCheck.Fine(folded);
    }

    /// <summary>The 11 digits.</summary>
    public override string ToString() => Value;
}
