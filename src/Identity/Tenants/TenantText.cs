namespace SmartPark.Identity.Tenants;

/// <summary>Names the texts of tenants: TenantText.resx (zh-CN) and TenantText.en.resx.</summary>
internal sealed class TenantText;
