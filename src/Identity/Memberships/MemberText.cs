namespace SmartPark.Identity.Memberships;

/// <summary>Names the texts of people of a tenant: MemberText.resx (zh-CN) and MemberText.en.resx.</summary>
internal sealed class MemberText;
