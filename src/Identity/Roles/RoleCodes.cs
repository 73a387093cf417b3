using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Roles;

/// <summary>Role codes of a membership: built-in codes and <c>role-{id}</c> for a tenant's own, in one column between semicolons, so that one role can be searched.</summary>
internal static class RoleCodes
{
    private const string OwnPrefix = "role-";

    public static string Join(IEnumerable<string> codes) => ";" + string.Join(';', codes.Distinct().Order(StringComparer.Ordinal)) + ";";

    public static IReadOnlyList<string> Split(string column) => column.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What a column contains when it holds the role.</summary>
    public static string Mark(string code) => ";" + code + ";";

    public static string Of(Guid role) => OwnPrefix + role.ToString("N");

    public static Guid? OwnId(string code) =>
        code.StartsWith(OwnPrefix, StringComparison.Ordinal) && Guid.TryParseExact(code.AsSpan(OwnPrefix.Length), "N", out var id) ? id : null;

    /// <summary>The built-in roles a kind of tenant has.</summary>
    public static IReadOnlyList<string> BuiltIn(TenantKinds kind) => kind switch
    {
        TenantKinds.Operator => [BuiltInRole.PlatformOperator, BuiltInRole.Supervisor, BuiltInRole.Auditor, BuiltInRole.Administrator, BuiltInRole.Member],
        TenantKinds.Park => [BuiltInRole.Administrator, BuiltInRole.ParkManager, BuiltInRole.Editor, BuiltInRole.ServiceDesk, BuiltInRole.Member],
        _ => [BuiltInRole.Administrator, BuiltInRole.Member],
    };

    /// <summary>What the first administrator of a tenant gets: enough to grant every role of the kind, since nobody grants what he does not hold.</summary>
    public static IReadOnlyList<string> First(TenantKinds kind) => kind switch
    {
        TenantKinds.Operator => [BuiltInRole.PlatformOperator, BuiltInRole.Administrator],
        TenantKinds.Park => [BuiltInRole.Administrator, BuiltInRole.ParkManager, BuiltInRole.Editor, BuiltInRole.ServiceDesk],
        _ => [BuiltInRole.Administrator, BuiltInRole.Member],
    };

    /// <summary>True for roles whose holders keep the tenant running: their sessions are shorter, and the last one stays.</summary>
    public static bool Administers(string code) => code is BuiltInRole.Administrator or BuiltInRole.PlatformOperator;
}
