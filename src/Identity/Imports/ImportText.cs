namespace SmartPark.Identity.Imports;

/// <summary>Names the texts of imports: ImportText.resx (zh-CN) and ImportText.en.resx.</summary>
internal sealed class ImportText;
