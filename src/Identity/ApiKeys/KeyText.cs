namespace SmartPark.Identity.ApiKeys;

/// <summary>Names the texts of API keys: KeyText.resx (zh-CN) and KeyText.en.resx.</summary>
internal sealed class KeyText;
