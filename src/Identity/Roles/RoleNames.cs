using Microsoft.Extensions.Localization;

namespace SmartPark.Identity.Roles;

/// <summary>What a role is called: built-in ones in the reader's language, a tenant's own as it named them.</summary>
internal static class RoleNames
{
    public static string Of(IStringLocalizer<RoleText> text, string code, string? ownName) => ownName ?? (text["role." + code] is { ResourceNotFound: false } known ? known.Value : code);

    public static string Of(IStringLocalizer<RoleText> text, IEnumerable<string> codes, IReadOnlyList<RoleRow> roles) =>
        string.Join(text["Comma"], codes.Select(code => Of(text, code, roles.FirstOrDefault(r => r.Code == code)?.Name)));
}
