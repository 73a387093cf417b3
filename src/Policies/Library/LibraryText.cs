namespace SmartPark.Policies.Library;

/// <summary>Names the texts of the library's pages: LibraryText.resx (zh-CN) and LibraryText.en.resx.</summary>
internal sealed class LibraryText;
