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

    /// <summary>See how the own enterprise stands to policies, and its profile.</summary>
    public const string MatchRead = "policies.match.read";

    /// <summary>Write facts of the own enterprise, take part in a policy's way: not for me, applied, received.</summary>
    public const string ProfileWrite = "policies.profile.write";

    /// <summary>Let park and operator read facts of the own enterprise.</summary>
    public const string ProfileShare = "policies.profile.share";

    /// <summary>See rules and how enterprises stand to them, as far as they share their facts.</summary>
    public const string RuleRead = "policies.rule.read";

    /// <summary>Write working versions of rules.</summary>
    public const string RuleWrite = "policies.rule.write";

    /// <summary>Publish rules.</summary>
    public const string RulePublish = "policies.rule.publish";

    /// <summary>Reach enterprises: push by match, log calls and visits, act on their answers.</summary>
    public const string Reach = "policies.reach.manage";

    /// <summary>See batches and declarations of the own policies.</summary>
    public const string DeclarationRead = "policies.declaration.read";

    /// <summary>Open and close batches, judge declarations, make and confirm lists of those who need not declare, record their payments.</summary>
    public const string DeclarationManage = "policies.declaration.manage";

    /// <summary>Declare for the own enterprise.</summary>
    public const string Declare = "policies.declaration.declare";

    private const TenantKinds Firms = TenantKinds.Enterprise | TenantKinds.Partner;

    private const TenantKinds Publishers = TenantKinds.Operator | TenantKinds.Park;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, Publishers, PlatformOperator, Supervisor, Administrator, ParkManager, Editor),
        new(Write, Publishers, PlatformOperator, Administrator, ParkManager, Editor),
        new(Publish, Publishers, PlatformOperator, Administrator, ParkManager),
        new(Push, Publishers, PlatformOperator, Administrator, ParkManager),
        new(Import, Publishers, PlatformOperator, Administrator, ParkManager),
        new(MatchRead, Firms, Administrator, Editor, Member),
        new(ProfileWrite, Firms, Administrator, Editor),
        new(ProfileShare, Firms, Administrator),
        new(RuleRead, Publishers, PlatformOperator, Supervisor, Administrator, ParkManager, Editor),
        new(RuleWrite, Publishers, PlatformOperator, Administrator, ParkManager, Editor),
        new(RulePublish, Publishers, PlatformOperator, Administrator, ParkManager),
        new(Reach, Publishers, PlatformOperator, Administrator, ParkManager),
        new(DeclarationRead, Publishers, PlatformOperator, Supervisor, Administrator, ParkManager, Editor),
        new(DeclarationManage, Publishers, PlatformOperator, Administrator, ParkManager),
        new(Declare, Firms, Administrator, Editor),
    ];
}
