namespace SmartPark.Policies.Matching;

/// <summary>Names the texts of the pages of this folder: MatchText.resx (zh-CN) and MatchText.en.resx.</summary>
internal sealed class MatchText;
