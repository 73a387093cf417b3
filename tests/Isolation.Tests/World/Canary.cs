using SmartPark.Kernel.Tenancy;

namespace SmartPark.Isolation.Tests;

/// <summary>A tenant of the test world with one person; every text of its rows carries its mark.</summary>
/// <param name="Mark">Stands in every text of its rows and in nothing else.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Park">Home park.</param>
/// <param name="Person">The person.</param>
internal sealed record Canary(string Mark, TenantKinds Kind, TenantId Tenant, TenantId? Park, PersonId Person)
{
    public static Canary Of(string mark, TenantKinds kind, TenantId? park = null) => new(mark, kind, TenantId.New(), park, PersonId.New());
}
