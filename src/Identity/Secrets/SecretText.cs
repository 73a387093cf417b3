namespace SmartPark.Identity.Secrets;

/// <summary>Names the texts of things shown once: SecretText.resx (zh-CN) and SecretText.en.resx.</summary>
internal sealed class SecretText;
