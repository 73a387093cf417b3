namespace SmartPark.Workflows.Drawing;

/// <summary>Names the texts of trying a process out: TryText.resx (zh-CN) and TryText.en.resx.</summary>
internal sealed class TryText;
