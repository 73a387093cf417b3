using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartPark.Workflows.Drawing;

/// <summary>A duration as people say it: so many of one unit. What ISO 8601 allows beyond that is kept as text.</summary>
/// <param name="Number">How many; 0 when there is none.</param>
/// <param name="Unit">D, H or M for days, hours, minutes.</param>
/// <param name="Other">A duration of several units, as it stands; empty else.</param>
internal sealed partial record Span(int Number, char Unit, string Other = "")
{
    public static Span Of(string text)
    {
        var found = Plain().Match(text.Trim());
        if (found.Success && int.TryParse(found.Groups[1].Value + found.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return new(number, found.Groups[1].Success ? 'D' : found.Groups[3].Value[0]);
        return new(0, 'D', text.Trim());
    }

    /// <summary>As it stands in a document; empty for none.</summary>
    public override string ToString() => Other.Length > 0 ? Other : Number <= 0 ? "" : Unit == 'D' ? $"P{Number}D" : $"PT{Number}{Unit}";

    [GeneratedRegex(@"^P(?:(\d{1,4})D|T(\d{1,5})([HM]))$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
