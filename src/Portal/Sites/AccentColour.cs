using System.Globalization;
using System.Text.RegularExpressions;
using SmartPark.Kernel.Results;

namespace SmartPark.Portal.Sites;

/// <summary>Relative luminance and contrast of WCAG 2.2 (definitions; success criterion 1.4.3).</summary>
internal static partial class AccentColour
{
    /// <summary>Least contrast of text of normal size.</summary>
    public const double Least = 4.5;

    /// <summary>What light text and light surfaces are drawn with: white, and the page's background.</summary>
    private static readonly string[] Grounds = ["#ffffff", "#f5f7fa"];

    public static Refusal? Check(string? colour, string field)
    {
        if (string.IsNullOrWhiteSpace(colour)) return null;
        if (!Shape().IsMatch(colour.Trim())) return new("site.accent", field);
        var contrast = Grounds.Min(g => Contrast(colour.Trim(), g));
        return contrast >= Least ? null : Refusal.With("site.accent-contrast", field, Math.Floor(contrast * 10) / 10);
    }

    /// <summary>From 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => 0.2126 * Linear(colour, 1) + 0.7152 * Linear(colour, 3) + 0.0722 * Linear(colour, 5);

    private static double Linear(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("^#[0-9a-f]{6}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex Shape();
}
