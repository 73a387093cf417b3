using System.Globalization;
using Microsoft.AspNetCore.Components;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Articles;

/// <summary>One article to read.</summary>
public sealed partial class ReadArticlePage
{
    private readonly List<(Guid Id, string Name)> _files = [];
    private ArticlePage? _article;
    private PublishedRow? _newer;
    private PublishedRow? _older;
    private string _column = "";

    /// <summary>The article.</summary>
    [Parameter] public Guid ArticleId { get; set; }

    private string Zone => Park.Local(_article!.PublishedAt).ToString("'UTC'zzz", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task LoadAsync(PublicSite site)
    {
        if (OrNotFound(await UseCases.SendAsync(new ReadArticle(ArticleId), Ct)) is not { } article) return;
        if (article.Park != site.Park)
        {
            await GoHomeAsync(article);
            return;
        }
        _column = (await Columns.NamesAsync(site.Park, Ct)).GetValueOrDefault(article.Column, article.Column);
        foreach (var file in article.Attachments)
            if ((await UseCases.SendAsync(new OpenFile(file), Ct)).Value is { } opened) _files.Add((file, opened.Name));
        await FindNeighboursAsync(site, article);
        _article = article;
    }

    /// <summary>An article of another park is read on that park's site.</summary>
    private async Task GoHomeAsync(ArticlePage article)
    {
        if (await Sites.OfParkAsync(article.Park, Ct) is { } home) Navigation.NavigateTo($"/p/{home.Row.Slug}/articles/{article.ArticleId}");
        else Navigation.NotFound();
    }

    /// <summary>Neighbours in the column as its list shows them; among the first 200.</summary>
    private async Task FindNeighboursAsync(PublicSite site, ArticlePage article)
    {
        var rows = (await UseCases.SendAsync(new ListPublished(site.Park, article.Column, new Paging(1, Paging.MaxSize)), Ct)).Value?.Rows ?? [];
        var at = rows.ToList().FindIndex(r => r.ArticleId == article.ArticleId);
        if (at < 0) return;
        _newer = at > 0 ? rows[at - 1] : null;
        _older = at + 1 < rows.Count ? rows[at + 1] : null;
    }

    private string Iso(DateTimeOffset moment) => Park.Local(moment).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
