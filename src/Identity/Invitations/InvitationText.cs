namespace SmartPark.Identity.Invitations;

/// <summary>Names the texts of invitations: InvitationText.resx (zh-CN) and InvitationText.en.resx.</summary>
internal sealed class InvitationText;
