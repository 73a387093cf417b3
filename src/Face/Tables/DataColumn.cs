using Microsoft.AspNetCore.Components;

namespace SmartPark.Face;

/// <summary>One column of a <see cref="DataTable{TItem}"/>; renders nothing itself.</summary>
/// <typeparam name="TItem">The row.</typeparam>
public sealed class DataColumn<TItem> : ComponentBase, IDisposable
{
    /// <summary>Name in the address, for sorting and hiding; short and stable.</summary>
    [Parameter, EditorRequired] public string Key { get; set; } = "";

    /// <summary>Heading.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Plain text of a cell, when ChildContent is not given.</summary>
    [Parameter] public Func<TItem, string?>? Value { get; set; }

    /// <summary>Content of a cell.</summary>
    [Parameter] public RenderFragment<TItem>? ChildContent { get; set; }

    /// <summary>The heading sorts; the page's query must know the key.</summary>
    [Parameter] public bool Sortable { get; set; }

    /// <summary>Figures: right aligned, tabular.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>The column that names the row: cannot be hidden, carries the link, heads the card on a phone. One a table; else the first.</summary>
    [Parameter] public bool Primary { get; set; }

    /// <summary>Hidden until a person asks for it.</summary>
    [Parameter] public bool HiddenAtFirst { get; set; }

    [CascadingParameter] private DataTable<TItem> Table { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized() => Table.Add(this);

    /// <inheritdoc/>
    public void Dispose() => Table.Remove(this);
}
