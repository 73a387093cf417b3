namespace SmartPark.Portal.Sites;

/// <summary>Names the texts of the site settings: SitesBenchText.resx (zh-CN) and SitesBenchText.en.resx.</summary>
internal sealed class SitesBenchText;
