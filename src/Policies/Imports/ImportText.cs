namespace SmartPark.Policies.Imports;

/// <summary>Names the texts of the import page: ImportText.resx (zh-CN) and ImportText.en.resx. Keys of problems are their codes.</summary>
internal sealed class ImportText;
