using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Sites;

/// <summary>The park's front page.</summary>
public sealed partial class HomePage
{
    private const int MostSlides = 9;
    private const int Policies = 6;
    private static readonly (string Key, string Icon, string Href)[] Quick =
    [
        ("policies", "policy", "/policies"), ("register", "building", "/register"), ("ask", "question", "/questions"),
        ("enterprises", "handshake", "/enterprises"), ("follow", "search", "/questions/follow"),
    ];

    private readonly List<Slide> _slides = [];
    private readonly List<HomeColumn> _columns = [];
    private IReadOnlyList<PublicPolicy> _policies = [];
    private Page<CardRow>? _directory;

    private List<HomeColumn> Others => [.. _columns.Where(c => c.Code is not ("news" or "notice"))];

    /// <inheritdoc/>
    protected override async Task LoadAsync(PublicSite site)
    {
        Hears(PublicChanges.Policies);
        await LoadSlidesAsync(site);
        await LoadColumnsAsync(site);
        _policies = await PolicyList.LatestAsync(site.Park, Policies, Ct);
        _directory = (await UseCases.SendAsync(new FindInDirectory(site.Park, Paging: new Paging(1, 8)), Ct)).Value;
    }

    private async Task LoadSlidesAsync(PublicSite site)
    {
        var articles = (await UseCases.SendAsync(new Carousel(site.Park), Ct)).Value ?? [];
        var policies = await PolicyList.ImportantAsync(site.Park, 3, Ct);
        var names = await Columns.NamesAsync(site.Park, Ct);
        _slides.AddRange(articles.Select(a => new Slide(site.Link($"/articles/{a.ArticleId}"), names.GetValueOrDefault(a.Column, a.Column), a.Title, a.Summary, a.CoverId, DateOf(a.PublishedAt))));
        _slides.AddRange(policies.Select(p => new Slide(site.Link($"/policies/{p.Id}"), Text["Policy"], p.Title, p.Target.Length > 0 ? p.Target : p.Issuer, null, p.PublishedOn)));
        if (_slides.Count > MostSlides) _slides.RemoveRange(MostSlides, _slides.Count - MostSlides);
    }

    /// <summary>Columns without articles are left out; an empty box says nothing.</summary>
    private async Task LoadColumnsAsync(PublicSite site)
    {
        var names = await Columns.NamesAsync(site.Park, Ct);
        foreach (var code in site.Row.HomeColumns.Where(names.ContainsKey))
        {
            var rows = (await UseCases.SendAsync(new ListPublished(site.Park, code, new Paging(1, code == "notice" ? 8 : code == "news" ? 7 : 5)), Ct)).Value;
            if (rows is { Total: > 0 }) _columns.Add(new(code, names[code], rows.Rows));
        }
    }

    private HomeColumn? Listed(string code) => _columns.Find(c => c.Code == code);

    /// <summary>The day by the calendar of China.</summary>
    private static DateOnly DateOf(DateTimeOffset moment) => ChinaTime.DayOf(moment);

    private sealed record HomeColumn(string Code, string Name, IReadOnlyList<PublishedRow> Rows);
}

/// <summary>One slide of the carousel.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Label">What it is: a column's name, or 政策.</param>
/// <param name="Title">Title.</param>
/// <param name="Line">A sentence or two, plain text.</param>
/// <param name="PictureId">Picture, or null.</param>
/// <param name="Day">Day of publication, when known.</param>
public sealed record Slide(string Href, string Label, string Title, string Line, Guid? PictureId, DateOnly? Day);
