using Microsoft.AspNetCore.Components;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Articles;

/// <summary>A column of a park's site, page by page.</summary>
public sealed partial class NewsPage
{
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private Page<PublishedRow>? _rows;

    /// <summary>Column code; absent on the short addresses of news and notices.</summary>
    [Parameter] public string? Column { get; set; }

    private string Code => Column ?? (Navigation.Uri.Split('?')[0].EndsWith("/notices", StringComparison.Ordinal) ? "notice" : "news");

    private string Name => _names.GetValueOrDefault(Code, Code);

    private string Title => _rows is { Number: > 1 } ? $"{Name} - {Text["Pages", _rows.Number]}" : Name;

    private string? Line => Text["Line." + Code] is { ResourceNotFound: false } line ? line.Value : null;

    private string Canonical => PublicColumns.PathOf(Code) + (_rows is { Number: > 1 } ? $"?page={_rows.Number}" : "");

    /// <inheritdoc/>
    protected override async Task LoadAsync(PublicSite site)
    {
        _names = await Columns.NamesAsync(site.Park, Ct);
        if (!_names.ContainsKey(Code))
        {
            Navigation.NotFound();
            return;
        }
        _rows = OrNotFound(await UseCases.SendAsync(new ListPublished(site.Park, Code, ListAddress.Of(Navigation.Uri).Paging), Ct));
    }
}
