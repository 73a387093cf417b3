using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Articles;

/// <summary>The park's articles in the workbench; what is chosen and filtered stands in the address.</summary>
public sealed partial class ArticlesWorkPage
{
    private DataTable<ArticleRow>? _table;
    private IReadOnlyList<FilterField> _fields = [];
    private IReadOnlyList<ColumnRow> _columns = [];
    private List<(string Title, string Why)>? _outcome;
    private bool _mayPublish;
    private bool _busy;

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private RefusalTexts Refusals { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private ParkTime Park { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _fields = Fields();
        if ((await UseCases.SendAsync(new Me())).Value is not { } me) return;
        _mayPublish = me.Permissions.Contains(PortalPermissions.PublishArticles);
        if (me.Tenant is { } tenant) _columns = (await UseCases.SendAsync(new ListColumns(tenant.Id))).Value ?? [];
        _fields = Fields();
    }

    private IReadOnlyList<FilterField> Fields() =>
    [
        FilterField.Choice("state", Text["State"], Text["AnyState"], [.. Enum.GetValues<ArticleState>().Select(s => new FilterOption(s.ToString(), Text["State." + s]))]),
        FilterField.Choice("column", Text["Column"], Text["AnyColumn"], [.. _columns.Select(c => new FilterOption(c.Code, ArticleWords.ColumnName(c, Text)))]),
        FilterField.Words("q", Text["Words"], Text["WordsHint"]),
        FilterField.Day("from", Text["From"]),
        FilterField.Day("until", Text["Until"]),
    ];

    private async Task<TablePage<ArticleRow>> LoadAsync(TableQuery query, CancellationToken ct)
    {
        ArticleState? state = Enum.TryParse<ArticleState>(query.Filter("state"), out var s) && Enum.IsDefined(s) ? s : null;
        var sort = query.Sort is { } column ? (query.Descending ? "-" : "") + column : null;
        var found = await UseCases.SendAsync(
            new FindArticles(state, query.Filter("column"), query.Filter("q"), BenchMoments.Read(Park, query.Filter("from")), BenchMoments.Read(Park, query.Filter("until")), new(query.Page, query.Size, Sort: sort)), ct);
        return found.Succeeded ? new(found.Value.Rows, found.Value.Total) : TablePage<ArticleRow>.Refused(found.Refusal);
    }

    private string? PlaceOf(ArticleRow row)
    {
        var pinned = row.PinnedUntil is { } until && until > Clock.GetUtcNow() ? Text["PinnedShort"].Value : null;
        var slide = row.Slide is { } place ? Text["SlideShort", place].Value : null;
        return pinned is null ? slide : slide is null ? pinned : $"{pinned} · {slide}";
    }

    private Task SubmitAsync(IReadOnlyList<ArticleRow> rows) =>
        EachAsync(rows.Where(r => r.State == ArticleState.Draft), r => new SubmitArticle(r.ArticleId, r.Version), "BulkSubmitted");

    private Task PublishAsync(IReadOnlyList<ArticleRow> rows) =>
        EachAsync(rows.Where(r => r.State == ArticleState.InReview), r => new PublishArticle(r.ArticleId, r.Version), "BulkPublished");

    private async Task EachAsync(IEnumerable<ArticleRow> rows, Func<ArticleRow, ICommand> step, string said)
    {
        (_busy, _outcome) = (true, null);
        var (done, refused) = (0, new List<(string, string)>());
        foreach (var row in rows.ToList())
        {
            var outcome = await UseCases.SendAsync(step(row));
            if (outcome.Succeeded) done++;
            else refused.Add((row.Title, Refusals.For(outcome.Refusal)));
        }
        _busy = false;
        if (refused.Count > 0) _outcome = refused;
        if (done > 0) Toasts.Show(Text[said, done]);
        if (_table is not null) await _table.ReloadAsync();
    }
}
