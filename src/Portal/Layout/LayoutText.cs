namespace SmartPark.Portal.Layout;

/// <summary>Names the texts of the layouts: LayoutText.resx (zh-CN) and LayoutText.en.resx.</summary>
internal sealed class LayoutText;
