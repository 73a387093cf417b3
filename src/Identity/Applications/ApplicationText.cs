namespace SmartPark.Identity.Applications;

/// <summary>Names the texts of applications: ApplicationText.resx (zh-CN) and ApplicationText.en.resx.</summary>
internal sealed class ApplicationText;
