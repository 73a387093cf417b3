using System.Globalization;

namespace SmartPark.Kernel.Codes;

/// <summary>
/// A bare e-mail address: a dot-atom before the @ (RFC 5322 3.2.3; quoted forms are refused), a host name of at least two labels behind it,
/// within the lengths of RFC 5321 4.5.3.1. The host is kept in lower case and, if international, in its ASCII form (RFC 5891).
/// </summary>
public readonly record struct EmailAddress
{
    private const string AtomSigns = "!#$%&'*+-/=?^_`{|}~.";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private readonly string? value;

    private EmailAddress(string value) => this.value = value;

    /// <summary>The address; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>
    /// Reads a typed address; white space around it is stripped. Errors: <c>email.empty</c>, <c>email.length</c> (over 254, or 64
    /// before the @), <c>email.at</c> (not exactly one @), <c>email.character</c> (with position), <c>email.dot</c>, <c>email.host</c>.
    /// </summary>
    public static CodeCheck TryParse(string? text, out EmailAddress address)
    {
        address = default;
        var typed = (text ?? "").Trim();
        if (typed.Length == 0) return CodeCheck.Wrong("", "email.empty");
        if (typed.Length > 254)
        {
            return CodeCheck.Wrong(typed[..254], "email.length", null, typed.Length.ToString(CultureInfo.InvariantCulture), "254");
        }

        var at = typed.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at != typed.LastIndexOf('@')) return CodeCheck.Wrong(typed, "email.at", at < 0 ? null : at + 1);
        if (LocalProblem(typed, at) is { } problem) return problem;
        if (Host(typed[(at + 1)..]) is not { } host) return CodeCheck.Wrong(typed, "email.host", at + 2, typed[(at + 1)..]);

        address = new EmailAddress($"{typed[..at]}@{host}");
        return CodeCheck.Fine(address.Value);
    }

    /// <summary>The address.</summary>
    public override string ToString() => Value;

    private static CodeCheck? LocalProblem(string typed, int at)
    {
        if (at > 64) return CodeCheck.Wrong(typed, "email.length", null, at.ToString(CultureInfo.InvariantCulture), "64");
        for (var i = 0; i < at; i++)
        {
            var c = typed[i];
            if (char.IsAsciiLetterOrDigit(c) || AtomSigns.Contains(c, StringComparison.Ordinal)) continue;
            return CodeCheck.Wrong(typed, "email.character", i + 1, c.ToString());
        }

        var local = typed[..at];
        return local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)
            ? CodeCheck.Wrong(typed, "email.dot", local.IndexOf('.', StringComparison.Ordinal) + 1, ".")
            : null;
    }

    private static string? Host(string host)
    {
        try
        {
            var ascii = Idn.GetAscii(host).ToLowerInvariant();
            var labels = ascii.Split('.');
            var fine = ascii.Length <= 253 && labels.Length >= 2 && !labels[^1].All(char.IsAsciiDigit)
                && labels.All(label => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
            return fine ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
