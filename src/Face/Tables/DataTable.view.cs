using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SmartPark.Face;

/// <summary>What the table's markup asks: which columns, where links lead, what is selected.</summary>
public sealed partial class DataTable<TItem>
{
    private int? Total => _failure is null && _page is { Refusal: null } page ? page.Total : null;

    private DataColumn<TItem>? Main => _columns.FirstOrDefault(c => c.Primary) ?? _columns.FirstOrDefault();

    private IEnumerable<DataColumn<TItem>> Shown => _columns.Where(c => c == Main || !IsHidden(c));

    private bool Selecting => Bulk is not null && Key is not null && RendererInfo.IsInteractive;

    private bool WholePageSelected => _page is { Rows.Count: > 0 } page && page.Rows.All(IsSelected);

    private IReadOnlyList<(FilterField Field, string Said)> ActiveFilters =>
        [.. Filters.Select(f => (Field: f, Value: Address()[f.Key])).Where(p => p.Value is not null).Select(p => (p.Field, p.Field.Say(p.Value!)))];

    private PageAddress Address() => PageAddress.Of(Navigation.Uri);

    private HashSet<string> HiddenKeys() =>
        Address()[_keys.Hidden] is { } text ? [.. text.Split(',')] : [.. _columns.Where(c => c.HiddenAtFirst).Select(c => c.Key)];

    private bool IsHidden(DataColumn<TItem> column) => HiddenKeys().Contains(column.Key);

    private string HideHref(DataColumn<TItem> column)
    {
        var keys = HiddenKeys();
        if (!keys.Remove(column.Key)) keys.Add(column.Key);
        var none = keys.Count == 0 && _columns.Any(c => c.HiddenAtFirst);
        return Address().With(_keys.Hidden, none ? "-" : string.Join(',', keys)).ToString();
    }

    private string SortHref(DataColumn<TItem> column)
    {
        var descending = _query?.Sort == column.Key && !_query.Descending;
        return Address().Without(_keys.Page).With(_keys.Sort, descending ? "-" + column.Key : column.Key).ToString();
    }

    private string? SortSaid(DataColumn<TItem> column) =>
        !column.Sortable ? null : _query?.Sort != column.Key ? "none" : _query.Descending ? "descending" : "ascending";

    private string SortIcon(DataColumn<TItem> column) => SortSaid(column) switch { "ascending" => "arrow-up", "descending" => "arrow-down", _ => "sort" };

    private string? CellClass(DataColumn<TItem> column) => (column == Main, column.IsNumeric) switch
    {
        (true, _) => "main",
        (_, true) => "numeric",
        _ => null,
    };

    private RenderFragment Cell(DataColumn<TItem> column, TItem row) => column switch
    {
        { ChildContent: { } content } => content(row),
        { Status: { } status } => status(row) is { } state ? Draw.Chip(Assets, state) : Nothing,
        { Moment: { } moment } => moment(row) is { } at ? builder => Draw.Moment(builder, Park, at, Park.Minute(at)) : Nothing,
        { Day: { } day } => day(row) is { } date ? builder => builder.AddContent(0, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Nothing,
        { Number: { } number } => number(row) is { } value ? builder => Draw.Number(builder, value, column.Digits, column.Unit) : Nothing,
        _ => builder => builder.AddContent(0, column.Value?.Invoke(row)),
    };

    private void Nothing(RenderTreeBuilder builder) => Draw.None(builder, Text["NotGiven"]);

    private object KeyOf(TItem row) => Key?.Invoke(row) ?? row!;

    private string? NameOf(TItem row) => Main?.Value?.Invoke(row);

    private bool IsSelected(TItem row) => Selecting && _selected.ContainsKey(KeyOf(row));

    private void Select(TItem row, bool on)
    {
        if (on) _selected[KeyOf(row)] = row;
        else _selected.Remove(KeyOf(row));
    }

    private void SelectPage(ChangeEventArgs e)
    {
        foreach (var row in _page?.Rows ?? []) Select(row, e.Value is true);
    }

    private void ClearSelection() => _selected.Clear();
}
