using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Tenants;

/// <summary>A tenant exists from now on.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Park">Its home park.</param>
/// <param name="Uscc">Credit code.</param>
/// <param name="IndustryCode">Industry, GB/T 4754-2017.</param>
/// <param name="DivisionCode">Division, GB/T 2260.</param>
[EventName("identity.tenant-opened.v1")]
public sealed record TenantOpened(TenantId TenantId, TenantKinds Kind, string Name, TenantId? Park, string? Uscc, string? IndustryCode, string? DivisionCode) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => TenantId;
}

/// <summary>The people of a tenant can no longer sign in.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Park">Its home park.</param>
[EventName("identity.tenant-disabled.v1")]
public sealed record TenantDisabled(TenantId TenantId, TenantKinds Kind, string Name, TenantId? Park) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => TenantId;
}
