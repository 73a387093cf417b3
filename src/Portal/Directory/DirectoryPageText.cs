namespace SmartPark.Portal.Directory;

/// <summary>Names the texts of the public pages of the directory.</summary>
internal sealed class DirectoryPageText;
