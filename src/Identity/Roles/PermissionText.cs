namespace SmartPark.Identity.Roles;

/// <summary>Names the texts of permissions of every module, by code: PermissionText.resx (zh-CN) and PermissionText.en.resx.</summary>
internal sealed class PermissionText;
