using SmartPark.Identity.Applications;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Portal.Cockpit;

/// <summary>Enterprises of the park.</summary>
internal sealed class ResidentsFigure() : CountNow<TenantRow>(TenantKinds.Park, 10, "residents", "enterprises", "/w/enterprises?kind=Enterprise")
{
    protected override IUseCase<Page<TenantRow>> List(CockpitCall call) => new FindTenants(TenantKinds.Enterprise, Paging: new(Size: 1));
}

/// <summary>Parks of the installation.</summary>
internal sealed class ParksFigure() : CountNow<TenantRow>(TenantKinds.Operator, 10, "parks", "parks", "/w/tenants?kind=Park")
{
    protected override IUseCase<Page<TenantRow>> List(CockpitCall call) => new FindTenants(TenantKinds.Park, Paging: new(Size: 1));
}

/// <summary>Enterprises of all parks.</summary>
internal sealed class EnterprisesFigure() : CountNow<TenantRow>(TenantKinds.Operator, 20, "enterprises", "enterprises", "/w/enterprises?kind=Enterprise")
{
    protected override IUseCase<Page<TenantRow>> List(CockpitCall call) => new FindTenants(TenantKinds.Enterprise, Paging: new(Size: 1));
}

/// <summary>Partners of all parks.</summary>
internal sealed class PartnersFigure() : CountNow<TenantRow>(TenantKinds.Operator, 30, "partners", "partners", "/w/tenants?kind=Partner")
{
    protected override IUseCase<Page<TenantRow>> List(CockpitCall call) => new FindTenants(TenantKinds.Partner, Paging: new(Size: 1));
}

/// <summary>Applications that wait for the park's decision.</summary>
internal sealed class ApplicationsFigure() : CountNow<ApplicationRow>(TenantKinds.Park, 20, "applications-waiting", "items", "/w/applications?state=Filed")
{
    protected override IUseCase<Page<ApplicationRow>> List(CockpitCall call) => new FindApplications(ApplicationState.Filed, Paging: new(Size: 1));
}

/// <summary>Own policies in force.</summary>
internal sealed class PoliciesFigure() : CountNow<PolicyRow>(TenantKinds.Operator, 40, "policies-in-force", "items", "/w/policies?force=1")
{
    protected override IUseCase<Page<PolicyRow>> List(CockpitCall call) => new FindPolicies(InForceOnly: true, Paging: new(Size: 1));
}
