namespace SmartPark.Portal.Directory;

/// <summary>Names the texts of the own page in the directory: DirectoryBenchText.resx (zh-CN) and DirectoryBenchText.en.resx.</summary>
internal sealed class DirectoryBenchText;
