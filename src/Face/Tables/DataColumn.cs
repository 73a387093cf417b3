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

    /// <summary>A state in a cell: chip with icon and word.</summary>
    [Parameter] public Func<TItem, Status?>? Status { get; set; }

    /// <summary>A moment in a cell, in the park's zone.</summary>
    [Parameter] public Func<TItem, DateTimeOffset?>? Moment { get; set; }

    /// <summary>A calendar day in a cell.</summary>
    [Parameter] public Func<TItem, DateOnly?>? Day { get; set; }

    /// <summary>A figure in a cell, right aligned, with <see cref="Digits"/> and <see cref="Unit"/>.</summary>
    [Parameter] public Func<TItem, decimal?>? Number { get; set; }

    /// <summary>Digits after the point of a figure.</summary>
    [Parameter] public int Digits { get; set; }

    /// <summary>Unit of a figure.</summary>
    [Parameter] public string? Unit { get; set; }

    /// <summary>Any other content of a cell. A component here costs about 3 KB a row: prefer the kinds above.</summary>
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

    internal bool IsNumeric => Numeric || Number is not null;

    /// <inheritdoc/>
    protected override void OnInitialized() => Table.Add(this);

    /// <inheritdoc/>
    public void Dispose() => Table.Remove(this);
}
