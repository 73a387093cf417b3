using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Text;

namespace SmartPark.Identity.Checks;

/// <summary>Checks of shape shared by this module's requests; each adds its refusals with the field they concern.</summary>
internal static class Shape
{
    public const int PersonName = 50;
    public const int TenantName = 100;

    /// <summary>Arguments of the texts: {0} position, {1} what was found, {2} suggestion.</summary>
    public static Refusal Of(CodeProblem problem, string field) => Refusal.With(problem.Code, field, problem.Position, problem.Found, problem.Suggestion);

    /// <summary>Arguments of the texts: {0} position, {1} offending character, {2} limit.</summary>
    public static Refusal Of(TextProblem problem, string field) => Refusal.With(problem.Code, field, problem.Position, problem.Offender, problem.Limit);

    public static IEnumerable<Refusal> Line(string? text, int max, string field, bool required = true) =>
        SafeText.Line(text, max, required).Problem is { } problem ? [Of(problem, field)] : [];

    public static IEnumerable<Refusal> Code(CodeCheck check, string field) => check.Problems.Where(p => !p.IsWarning).Select(p => Of(p, field));

    public static IEnumerable<Refusal> Email(string? email, string field, bool required = true) =>
        !required && string.IsNullOrWhiteSpace(email) ? [] : Code(EmailAddress.TryParse(email, out _), field);

    public static IEnumerable<Refusal> Phone(string? phone, string field) =>
        string.IsNullOrWhiteSpace(phone) ? [] : Code(MobilePhone.TryParse(phone, out _), field);

    /// <summary>Check digits of GB 32100; the inner one of GB 11714 too, unless the applicant says that the licence really shows it so.</summary>
    public static IEnumerable<Refusal> Uscc(string? uscc, string field, bool oldCode = false)
    {
        var check = UnifiedCreditCode.TryParse(uscc, out _);
        return check.Problems.Where(p => !p.IsWarning || (p.Code == "uscc.organisation-check-digit" && !oldCode)).Select(p => Of(p, field));
    }

    public static IEnumerable<Refusal> Industry(string? code, string field) => Code(IndustryCode.TryParse(code, out _), field);

    public static IEnumerable<Refusal> Division(string? code, string field) => Divisions.Find(code) is null ? [Refusal.With("division.unknown", field, null, code)] : [];

    public static IEnumerable<Refusal> Slug(string slug, string field) => Slugs.IsWellFormed(slug) ? [] : [new("tenant.slug", field)];

    public static string Clean(string text, int max) => SafeText.Line(text, max).Value;

    public static string? CleanOrNull(string? text, int max) => string.IsNullOrWhiteSpace(text) ? null : Clean(text, max);

    /// <summary>Addresses are logins, so they are kept in lower case.</summary>
    public static string? EmailOrNull(string? text) => EmailAddress.TryParse(text, out var address).IsValid ? address.Value.ToLowerInvariant() : null;

    public static string? PhoneOrNull(string? text) => MobilePhone.TryParse(text, out var phone).IsValid ? phone.Value : null;
}
