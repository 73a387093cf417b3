using SmartPark.Kernel.Tenancy;
using static SmartPark.Kernel.Tenancy.BuiltInRole;

namespace SmartPark.Workflows;

/// <summary>What may be allowed in processes and tasks.</summary>
public static class WorkflowsPermissions
{
    /// <summary>See and do the own tasks; start processes that are open to one.</summary>
    public const string Work = "workflows.task.work";

    /// <summary>See all instances of the own processes.</summary>
    public const string Watch = "workflows.instance.watch";

    /// <summary>Act on instances beyond the own tasks: retry, move, suspend, terminate.</summary>
    public const string Operate = "workflows.instance.operate";

    /// <summary>Draw processes.</summary>
    public const string Draw = "workflows.definition.draw";

    /// <summary>Publish and retire processes.</summary>
    public const string Publish = "workflows.definition.publish";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Work, TenantKinds.All, PlatformOperator, Supervisor, Administrator, ParkManager, Editor, ServiceDesk, Member),
        new(Watch, TenantKinds.All, PlatformOperator, Administrator, ParkManager),
        new(Operate, TenantKinds.All, PlatformOperator, Administrator, ParkManager),
        new(Draw, TenantKinds.All, PlatformOperator, Administrator, ParkManager),
        new(Publish, TenantKinds.All, PlatformOperator, Administrator),
    ];
}
