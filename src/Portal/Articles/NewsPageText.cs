namespace SmartPark.Portal.Articles;

/// <summary>Names the texts of the public pages of articles.</summary>
internal sealed class NewsPageText;
