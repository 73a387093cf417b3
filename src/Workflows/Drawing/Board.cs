using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Drawing;

/// <summary>The drawing board in the browser. What has happened there comes back as <see cref="BoardNews"/>.</summary>
internal sealed class Board(IJSRuntime script, ElementReference canvas, Func<BoardNews, Task> told) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private DotNetObjectReference<Board>? _self;

    /// <param name="module">Address of the script.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">Language, icon sheet, element to begin with.</param>
    public async Task<BoardOpened> MountAsync(string module, string document, object options)
    {
        _module ??= await script.InvokeAsync<IJSObjectReference>("import", module);
        _self ??= DotNetObjectReference.Create(this);
        return await _module.InvokeAsync<BoardOpened>("mount", canvas, DiagramLayout.Complete(document), options, _self);
    }

    [JSInvokable]
    public Task Told(BoardNews news) => told(news);

    public ValueTask<BoardOpened> OpenAsync(string document) => _module!.InvokeAsync<BoardOpened>("open", canvas, DiagramLayout.Complete(document), true);

    /// <summary>The document as it stands. It comes as a stream, because it may be larger than a message of the circuit.</summary>
    public async Task<string> ReadAsync()
    {
        await using var stream = await _module!.InvokeAsync<IJSStreamReference>("save", canvas);
        await using var bytes = await stream.OpenReadStreamAsync(BpmnReader.MostBytes);
        using var reader = new StreamReader(bytes, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>How the board stands, with all that was written before this was asked; null while no document could be opened.</summary>
    public ValueTask<BoardNews?> NewsAsync() => _module!.InvokeAsync<BoardNews?>("news", canvas);

    /// <returns>The turn that holds the change; so of all that write.</returns>
    public ValueTask<int> EditAsync(string element, ElementChange change) => _module!.InvokeAsync<int>("edit", canvas, element, change);

    public ValueTask<int> AppendAsync(string element, string kind, ElementChange change) => _module!.InvokeAsync<int>("append", canvas, element, kind, change);

    public ValueTask<int> SetFormAsync(string schema) => _module!.InvokeAsync<int>("setForm", canvas, schema);

    /// <summary>Puts these marks, and the flows that were taken, in the place of those that were there.</summary>
    public async Task MarkAsync(IEnumerable<DiagramMark> marks, IEnumerable<string>? taken = null) =>
        await _module!.InvokeVoidAsync("marks", canvas, marks.Select(m => new { element = m.Element, kind = m.Kind.ToString().ToLowerInvariant(), count = m.Count, text = m.Text }), taken ?? []);

    /// <summary>Writes a decision table, under its name or a new one, or takes it away; one step of undo. Tasks that used the old name use the new one.</summary>
    /// <param name="name">The table; a name that is not there makes one.</param>
    /// <param name="table">Its new name and text; null takes it away.</param>
    /// <param name="task">A business rule task that uses it from now on.</param>
    public ValueTask<int> SetTableAsync(string name, BoardTable? table, string? task = null) => _module!.InvokeAsync<int>("setTable", canvas, name, table, task);

    /// <summary>undo, redo.</summary>
    public async Task DoAsync(string what) => await _module!.InvokeVoidAsync(what, canvas);

    /// <summary>The document was saved as it stood at a turn; what was changed since stays unsaved.</summary>
    public async Task SavedAsync(int turn) => await _module!.InvokeVoidAsync("saved", canvas, turn);

    public async Task SelectAsync(string element) => await _module!.InvokeVoidAsync("select", canvas, element);

    public async Task ZoomAsync(string how) => await _module!.InvokeVoidAsync("zoom", canvas, how);

    public async Task DownloadAsync(string name, string document) => await _module!.InvokeVoidAsync("download", name, document);

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_module is null) return;
        try
        {
            await _module.InvokeVoidAsync("dispose", canvas);
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the board with it.
        }
    }
}
