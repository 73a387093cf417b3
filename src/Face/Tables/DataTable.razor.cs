using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Logging;

namespace SmartPark.Face;

/// <summary>
/// The list of every module: table on a desk, cards on a phone; server paging and sorting; page, size, sort and hidden columns live in the address,
/// so it works without a circuit too. States: loading, rows, empty, nothing found, refused, failed.
/// </summary>
/// <typeparam name="TItem">The row.</typeparam>
public sealed partial class DataTable<TItem> : IDisposable
{
    private readonly List<DataColumn<TItem>> _columns = [];
    private readonly Dictionary<object, TItem> _selected = [];
    private CancellationTokenSource? _loading;
    private TableKeys _keys = new(null);
    private TableQuery? _query;
    private TablePage<TItem>? _page;
    private string? _failure;
    private string? _loadedFor;
    private bool _busy;

    /// <summary>What the list is, for screen readers: 企业列表.</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>Loads one page; gets every value of the address, filters included. Exceptions show the error state with a reference.</summary>
    [Parameter, EditorRequired] public Func<TableQuery, CancellationToken, Task<TablePage<TItem>>> Load { get; set; } = default!;

    /// <summary>Identity of a row; needed for selection and recommended always.</summary>
    [Parameter] public Func<TItem, object>? Key { get; set; }

    /// <summary>The DataColumn elements.</summary>
    [Parameter, EditorRequired] public RenderFragment? Columns { get; set; }

    /// <summary>Where a click on the row leads.</summary>
    [Parameter] public Func<TItem, string>? RowHref { get; set; }

    /// <summary>Actions for the selected rows; giving it turns selection on (interactive pages only).</summary>
    [Parameter] public RenderFragment<IReadOnlyList<TItem>>? Bulk { get; set; }

    /// <summary>Export links, at the right above the table.</summary>
    [Parameter] public RenderFragment? Export { get; set; }

    /// <summary>What stands there when there is nothing at all: why, and the first step.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>The fields of the filter bar: "nothing found" offers to clear those that are set.</summary>
    [Parameter] public IReadOnlyList<FilterField> Filters { get; set; } = [];

    /// <summary>First sort, e.g. <c>-created</c> for newest first.</summary>
    [Parameter] public string? FirstSort { get; set; }

    /// <summary>Prefix in the address when a page has two tables.</summary>
    [Parameter] public string? Name { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ParkTime Park { get; set; } = default!;

    [Inject] private ILogger<DataTable<TItem>> Log { get; set; } = default!;

    /// <summary>Loads the page again, after an action changed a row.</summary>
    public Task ReloadAsync() => LoadAsync(force: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _loading?.Cancel();
        _loading?.Dispose();
    }

    internal void Add(DataColumn<TItem> column) => _columns.Add(column);

    internal void Remove(DataColumn<TItem> column) => _columns.Remove(column);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _keys = new(Name);
        Navigation.LocationChanged += Moved;
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor is null) await Task.Yield();
        await LoadAsync(force: false);
    }

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (PageAddress.Of(e.Location).Path != PageAddress.Of(_loadedFor ?? e.Location).Path) return;
        await LoadAsync(force: false);
        StateHasChanged();
    });

    private async Task LoadAsync(bool force)
    {
        var address = Navigation.Uri;
        if (!force && address == _loadedFor) return;
        _loadedFor = address;
        if (_loading is not null) await _loading.CancelAsync();
        _loading?.Dispose();
        _loading = new();
        await FetchAsync(_loading.Token);
    }

    private async Task FetchAsync(CancellationToken ct)
    {
        (_busy, _failure) = (true, null);
        StateHasChanged();
        try
        {
            var query = TableQuery.Read(Address(), _keys, _columns.Where(c => c.Sortable).Select(c => c.Key).ToHashSet(), FirstSort);
            var page = await Load(query, ct);
            if (ct.IsCancellationRequested) return;
            (_query, _page) = (query, page);
            _selected.Clear();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            _failure = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
            Log.LogError(e, "List {Caption} could not be loaded, reference {Reference}", Caption, _failure);
        }
        _busy = false;
        StateHasChanged();
    }
}
