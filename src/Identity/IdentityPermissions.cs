using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity;

/// <summary>The permissions of this module.</summary>
public static class IdentityPermissions
{
    /// <summary>See tenants: a park its own enterprises and partners, the operator all.</summary>
    public const string TenantsRead = "identity.tenants.read";

    /// <summary>Open parks, disable and enable any tenant (operator).</summary>
    public const string TenantsManage = "identity.tenants.manage";

    /// <summary>Import, disable and enable the enterprises of the own park.</summary>
    public const string EnterprisesManage = "identity.enterprises.manage";

    /// <summary>See applications of enterprises (park).</summary>
    public const string ApplicationsRead = "identity.applications.read";

    /// <summary>Approve and refuse applications of enterprises (park).</summary>
    public const string ApplicationsDecide = "identity.applications.decide";

    /// <summary>Find people of the whole platform, end their sessions, disable and enable them everywhere (operator).</summary>
    public const string PeopleManage = "identity.people.manage";

    /// <summary>See the people of the own tenant.</summary>
    public const string MembersRead = "identity.members.read";

    /// <summary>Invite, place, disable and remove people of the own tenant, and give them roles.</summary>
    public const string MembersManage = "identity.members.manage";

    /// <summary>Make and change the own tenant's roles.</summary>
    public const string RolesManage = "identity.roles.manage";

    /// <summary>Change the own tenant's departments.</summary>
    public const string DepartmentsManage = "identity.departments.manage";

    /// <summary>Make and revoke keys of the own tenant's services.</summary>
    public const string KeysManage = "identity.keys.manage";

    /// <summary>Change the own tenant's settings, such as its password profile.</summary>
    public const string SettingsManage = "identity.settings.manage";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(TenantsRead, TenantKinds.Operator | TenantKinds.Park, BuiltInRole.PlatformOperator, BuiltInRole.Supervisor, BuiltInRole.Auditor, BuiltInRole.Administrator, BuiltInRole.ParkManager, BuiltInRole.ServiceDesk, BuiltInRole.Editor),
        new(TenantsManage, TenantKinds.Operator, BuiltInRole.PlatformOperator),
        new(EnterprisesManage, TenantKinds.Park, BuiltInRole.Administrator, BuiltInRole.ParkManager),
        new(ApplicationsRead, TenantKinds.Park, BuiltInRole.Administrator, BuiltInRole.ParkManager, BuiltInRole.ServiceDesk),
        new(ApplicationsDecide, TenantKinds.Park, BuiltInRole.Administrator, BuiltInRole.ParkManager),
        new(PeopleManage, TenantKinds.Operator, BuiltInRole.PlatformOperator),
        new(MembersRead, TenantKinds.All, BuiltInRole.Administrator, BuiltInRole.PlatformOperator, BuiltInRole.ParkManager),
        new(MembersManage, TenantKinds.All, BuiltInRole.Administrator, BuiltInRole.PlatformOperator),
        new(RolesManage, TenantKinds.All, BuiltInRole.Administrator, BuiltInRole.PlatformOperator),
        new(DepartmentsManage, TenantKinds.All, BuiltInRole.Administrator, BuiltInRole.PlatformOperator),
        new(KeysManage, TenantKinds.All, BuiltInRole.Administrator, BuiltInRole.PlatformOperator),
        new(SettingsManage, TenantKinds.All, BuiltInRole.Administrator, BuiltInRole.PlatformOperator),
    ];
}
