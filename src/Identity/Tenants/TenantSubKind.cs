using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Tenants;

/// <summary>What a tenant is within its kind (clause 5.2 of 工业智慧园区建设要求).</summary>
public enum TenantSubKind
{
    /// <summary>The operator of the platform.</summary>
    PlatformOperator,

    /// <summary>A government supervisor.</summary>
    GovernmentSupervisor,

    /// <summary>A park.</summary>
    Park,

    /// <summary>An enterprise that resides in the park.</summary>
    ResidentEnterprise,

    /// <summary>An enterprise that thinks of coming.</summary>
    ProspectiveEnterprise,

    /// <summary>A partner along the industrial chain.</summary>
    ChainPartner,

    /// <summary>A provider of digital services.</summary>
    DigitalServiceProvider,

    /// <summary>A bank, a fund, an insurer.</summary>
    FinancialInstitution,

    /// <summary>An individual business (个体工商户).</summary>
    IndividualBusiness,
}

/// <summary>Tells to which kind a sub-kind belongs.</summary>
internal static class SubKinds
{
    public static TenantKinds KindOf(this TenantSubKind subKind) => subKind switch
    {
        TenantSubKind.PlatformOperator or TenantSubKind.GovernmentSupervisor => TenantKinds.Operator,
        TenantSubKind.Park => TenantKinds.Park,
        TenantSubKind.ResidentEnterprise or TenantSubKind.ProspectiveEnterprise => TenantKinds.Enterprise,
        _ => TenantKinds.Partner,
    };
}
