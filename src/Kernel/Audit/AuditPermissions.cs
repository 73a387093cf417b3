using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Audit;

/// <summary>Permissions of the audit trail.</summary>
public static class AuditPermissions
{
    /// <summary>Read and verify the own tenant's trail; in the operator's tenant, every trail.</summary>
    public const string Read = "kernel.audit.read";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } =
        [new(Read, TenantKinds.All, BuiltInRole.Administrator, BuiltInRole.PlatformOperator, BuiltInRole.Auditor)];

    internal static bool MayReadOf(Caller caller, TenantId tenant) =>
        caller.Kind == TicketKind.System || caller.TenantKind == TenantKinds.Operator || caller.Tenant == tenant;
}
