namespace SmartPark.Portal.Face;

/// <summary>Names the texts the workbench's pages share: BenchText.resx (zh-CN) and BenchText.en.resx.</summary>
internal sealed class BenchText;
