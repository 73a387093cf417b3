namespace SmartPark.Policies.Facts;

/// <summary>Names the texts of the pages of this folder: ProfileText.resx (zh-CN) and ProfileText.en.resx.</summary>
internal sealed class ProfileText;
