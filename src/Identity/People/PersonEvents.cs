using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.People;

/// <summary>A person can no longer act: nowhere, or not in one tenant.</summary>
/// <param name="Person">The person.</param>
/// <param name="InTenant">The tenant in which it is so; null for everywhere.</param>
[EventName("identity.person-disabled.v1")]
public sealed record PersonDisabled(PersonId Person, TenantId? InTenant) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => InTenant;
}

/// <summary>A person chose another name.</summary>
/// <param name="Person">The person.</param>
/// <param name="Name">The new name.</param>
[EventName("identity.person-renamed.v1")]
public sealed record PersonRenamed(PersonId Person, string Name) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => null;
}
