using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Demo;

/// <summary>The tenants and people of the demo, as far as they exist by now.</summary>
internal sealed class DemoCast
{
    public TenantId Park { get; set; }

    public Actor Operator { get; set; } = null!;

    public Actor Manager { get; set; } = null!;

    public Actor Editor { get; set; } = null!;

    public Actor Desk { get; set; } = null!;

    /// <summary>Enterprises and partners by slug, each with the person who speaks for it, if there is one.</summary>
    public Dictionary<string, (TenantId Tenant, Actor? Speaker)> Companies { get; } = [];
}
