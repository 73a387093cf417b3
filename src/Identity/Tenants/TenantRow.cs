using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Tenants;

/// <summary>A tenant as shown in lists.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Park">Its home park; null for parks and the operator.</param>
/// <param name="Uscc">Unified social credit code (GB 32100-2015); null when unknown or not for the asker.</param>
/// <param name="IndustryCode">Code of GB/T 4754-2017; null when unknown or not for the asker.</param>
/// <param name="DivisionCode">Six digits of GB/T 2260; null when unknown or not for the asker.</param>
/// <param name="Enabled">False when its people cannot sign in.</param>
/// <param name="Slug">Short name in addresses: 3 to 40 of a-z, 0-9 and hyphen.</param>
public sealed record TenantRow(TenantId Id, string Name, TenantKinds Kind, TenantId? Park, string? Uscc, string? IndustryCode, string? DivisionCode, bool Enabled, string Slug)
{
    /// <summary>What it is within its kind.</summary>
    public TenantSubKind SubKind { get; init; }
}
