namespace SmartPark.Portal.Search;

/// <summary>Names the texts of the workbench's search: SearchBenchText.resx (zh-CN) and SearchBenchText.en.resx.</summary>
internal sealed class SearchBenchText;
