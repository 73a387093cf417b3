namespace SmartPark.Identity.Roles;

/// <summary>Names the texts of roles: RoleText.resx (zh-CN) and RoleText.en.resx.</summary>
internal sealed class RoleText;
