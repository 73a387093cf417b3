using SmartPark.Kernel.Tenancy;
using static SmartPark.Kernel.Tenancy.BuiltInRole;

namespace SmartPark.Policies;

/// <summary>What may be allowed in the policy library.</summary>
public static class PoliciesPermissions
{
    /// <summary>See the own library in the workbench, drafts and withdrawn policies included.</summary>
    public const string Read = "policies.policy.read";

    /// <summary>Write and change policies and topics, keep drafts.</summary>
    public const string Write = "policies.policy.write";

    /// <summary>Publish, withdraw, supersede and mark policies as important; publish topics.</summary>
    public const string Publish = "policies.policy.publish";

    /// <summary>Tell enterprises of a policy.</summary>
    public const string Push = "policies.policy.push";

    /// <summary>Import many policies at once.</summary>
    public const string Import = "policies.policy.import";

    private const TenantKinds Publishers = TenantKinds.Operator | TenantKinds.Park;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, Publishers, PlatformOperator, Supervisor, Administrator, ParkManager, Editor),
        new(Write, Publishers, PlatformOperator, Administrator, ParkManager, Editor),
        new(Publish, Publishers, PlatformOperator, Administrator, ParkManager),
        new(Push, Publishers, PlatformOperator, Administrator, ParkManager),
        new(Import, Publishers, PlatformOperator, Administrator, ParkManager),
    ];
}
