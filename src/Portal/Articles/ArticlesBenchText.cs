namespace SmartPark.Portal.Articles;

/// <summary>Names the texts of the workbench's article pages: ArticlesBenchText.resx (zh-CN) and ArticlesBenchText.en.resx.</summary>
internal sealed class ArticlesBenchText;
