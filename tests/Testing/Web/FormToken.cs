using System.Text.RegularExpressions;

namespace SmartPark.Testing.Web;

/// <summary>The antiforgery token of a form, as a browser sends it back.</summary>
public static partial class FormToken
{
    /// <summary>Name of the field it is posted in.</summary>
    public const string Field = "__RequestVerificationToken";

    /// <summary>The token of the first form of a page or part of one; empty when there is none.</summary>
    public static string Of(string html) => Token().Match(html).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
