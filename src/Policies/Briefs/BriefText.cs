namespace SmartPark.Policies.Briefs;

/// <summary>Names the texts of the brief: BriefText.resx (zh-CN) and BriefText.en.resx.</summary>
internal sealed class BriefText;
