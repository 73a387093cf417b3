using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Public;

/// <summary>For an installation without the policy library: no policies, so no section for them.</summary>
internal sealed class NoPolicies : IPublicPolicies
{
    public Task<IReadOnlyList<PublicPolicy>> LatestAsync(TenantId park, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<PublicPolicy>>([]);

    public Task<IReadOnlyList<PublicPolicy>> ImportantAsync(TenantId park, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<PublicPolicy>>([]);
}
