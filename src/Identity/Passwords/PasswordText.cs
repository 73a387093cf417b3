namespace SmartPark.Identity.Passwords;

/// <summary>Names the texts of passwords: PasswordText.resx (zh-CN) and PasswordText.en.resx.</summary>
internal sealed class PasswordText;
