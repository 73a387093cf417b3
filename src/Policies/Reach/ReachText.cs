namespace SmartPark.Policies.Reach;

/// <summary>Names the texts of the reach page: ReachText.resx (zh-CN) and ReachText.en.resx.</summary>
internal sealed class ReachText;
