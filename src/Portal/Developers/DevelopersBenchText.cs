namespace SmartPark.Portal.Developers;

/// <summary>Names the texts of the API reference: DevelopersBenchText.resx (zh-CN) and DevelopersBenchText.en.resx.</summary>
internal sealed class DevelopersBenchText;
