using SmartPark.Kernel.Results;
using SmartPark.Kernel.Text;

namespace SmartPark.Portal;

/// <summary>Checks and cleans the texts people type into the portal; lengths count UTF-16 units, as the columns do.</summary>
internal static class PortalTexts
{
    /// <summary>What is wrong with a one-line text; null when nothing is.</summary>
    public static Refusal? Line(string? text, int max, string field, bool required = true) => Told(SafeText.Line(text, max, required), max, field);

    /// <summary>What is wrong with a text of many lines; null when nothing is.</summary>
    public static Refusal? Block(string? text, int max, string field, bool required = true) => Told(SafeText.Block(text, max, required), max, field);

    /// <summary>What is wrong with a web address of somebody's own; empty is welcome.</summary>
    public static Refusal? Web(string? address, string field)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        if (Line(address, 300, field) is { } refusal) return refusal;
        var fine = Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { UserInfo: "", Host.Length: > 0 };
        return fine ? null : new("text.web-address", field);
    }

    /// <summary>Trimmed, normalised, line breaks as LF.</summary>
    public static string Clean(string? text) => SafeText.Block(text, 200_000, required: false).Value;

    /// <summary>As <see cref="Clean"/>, null when empty.</summary>
    public static string? CleanOrNull(string? text) => Clean(text) is { Length: > 0 } clean ? clean : null;

    /// <summary>The refusals that are there.</summary>
    public static IEnumerable<Refusal> Found(params IEnumerable<Refusal?> checks) => checks.OfType<Refusal>();

    private static Refusal? Told(TextCheck check, int max, string field)
    {
        if (check.IsValid) return check.Value.Length <= max ? null : Refusal.With("text.too-long", field, max, max, max);
        var problem = check.Problem!;
        return problem.Limit is { } limit ? Refusal.With(problem.Code, field, limit, problem.Position, limit) : Refusal.With(problem.Code, field, problem.Offender, problem.Position);
    }
}
