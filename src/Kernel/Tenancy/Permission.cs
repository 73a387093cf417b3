namespace SmartPark.Kernel.Tenancy;

/// <summary>One thing that may be allowed, as a module declares it.</summary>
/// <param name="Code"><c>module.noun.verb</c>, stable, stored in roles.</param>
/// <param name="Kinds">Kinds of tenants in which it can be given at all.</param>
/// <param name="BuiltInRoles">Codes of the built-in roles that hold it from the start.</param>
public sealed record Permission(string Code, TenantKinds Kinds, params string[] BuiltInRoles)
{
    /// <summary>Held by every signed-in person in every tenant: one's own messages, devices, preferences.</summary>
    public const string SignedIn = "signed-in";
}

/// <summary>Codes of the roles that every tenant of a kind has from the start.</summary>
public static class BuiltInRole
{
    /// <summary>Runs the platform (operator).</summary>
    public const string PlatformOperator = "platform-operator";

    /// <summary>Government supervisor: reads across parks (operator tenant).</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Reads and verifies the audit trail (operator tenant).</summary>
    public const string Auditor = "auditor";

    /// <summary>Manages people and settings of the own tenant (every kind).</summary>
    public const string Administrator = "administrator";

    /// <summary>Publishes, approves and watches (park).</summary>
    public const string ParkManager = "park-manager";

    /// <summary>Writes articles and policies, does not publish (park).</summary>
    public const string Editor = "editor";

    /// <summary>Answers questions and complaints (park).</summary>
    public const string ServiceDesk = "service-desk";

    /// <summary>An ordinary member (every kind).</summary>
    public const string Member = "member";
}

/// <summary>All permissions of all modules, known at start.</summary>
public sealed class PermissionCatalogue(IEnumerable<Permission> permissions)
{
    private readonly Dictionary<string, Permission> _byCode = permissions.ToDictionary(p => p.Code);

    /// <summary>Every permission, in order of code.</summary>
    public IReadOnlyList<Permission> All => [.. _byCode.Values.OrderBy(p => p.Code, StringComparer.Ordinal)];

    /// <summary>The permission of that code, or null.</summary>
    public Permission? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>What a built-in role holds in a tenant of a kind.</summary>
    public IReadOnlyList<string> OfRole(string role, TenantKinds kind) =>
        [.. All.Where(p => p.Kinds.HasFlag(kind) && p.BuiltInRoles.Contains(role)).Select(p => p.Code)];
}
