namespace SmartPark.Identity.People;

/// <summary>Names the texts of a person's own pages: MeText.resx (zh-CN) and MeText.en.resx.</summary>
internal sealed class MeText;
