using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SmartPark.Kernel.Text;

namespace SmartPark.Portal.Face;

/// <summary>A field for a long text, with marks and a live preview when it is Markdown. The text stays in the browser and is fetched in pieces: it may be longer than one message of a circuit.</summary>
public sealed partial class TextEditor : IAsyncDisposable
{
    private static readonly (string, string)[] Marks = [("heading", "H"), ("bold", "B"), ("italic", "I"), ("list", "•"), ("numbered", "1."), ("quote", "❝"), ("link", "↗"), ("code", "{}")];
    private ElementReference _area;
    private BenchScript? _script;
    private DotNetObjectReference<TextEditor>? _self;
    private int _generation;
    private int _attached = -1;
    private string _shown = "";
    private string _last = "";
    private SafeHtml _html = SafeHtml.Empty;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired] public string Value { get; set; } = "";

    /// <summary>Called about a third of a second after the last key.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Id of the field, target of its label.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>Ids of help and error.</summary>
    [Parameter] public string? DescribedBy { get; set; }

    /// <summary>"true" when the text was refused.</summary>
    [Parameter] public string? Invalid { get; set; }

    /// <summary>The text is Markdown: a toolbar stands above.</summary>
    [Parameter] public bool Markdown { get; set; }

    /// <summary>Shows beside it how readers will see it.</summary>
    [Parameter] public bool Preview { get; set; } = true;

    /// <summary>Lines shown.</summary>
    [Parameter] public int Rows { get; set; } = 8;

    /// <summary>Most characters, as the use case has it.</summary>
    [Parameter] public int MaxLength { get; set; } = 10_000;

    /// <summary>The text can be read and copied, not changed.</summary>
    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>Further buttons in the toolbar.</summary>
    [Parameter] public RenderFragment? Tools { get; set; }

    [Inject] private IJSRuntime Runtime { get; set; } = default!;

    /// <summary>Takes what was typed until this moment, before a save.</summary>
    /// <returns>The text.</returns>
    public async Task<string> FlushAsync()
    {
        if (_script is not null && await _script.TextAsync("read", _area) is { } text) await TakeAsync(text);
        return Value;
    }

    /// <summary>Puts text where the cursor stands.</summary>
    public async Task InsertAsync(string text)
    {
        if (_script is not null) await _script.RunAsync("insert", _area, text);
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public async Task TypedAsync(IJSStreamReference text) => await TakeAsync(await BenchScript.ReadAsync(text));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_script is not null) await _script.DisposeAsync();
    }

    internal async Task TakeAsync(string text)
    {
        if (text == _last) return;
        _last = Value = text;
        Render();
        await ValueChanged.InvokeAsync(text);
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Value == _last && _generation > 0) return;
        (_last, _shown) = (Value, Value);
        _generation++;
        Render();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_attached == _generation) return;
        _attached = _generation;
        _script ??= new(Runtime, Assets);
        await _script.RunAsync("attach", _area, _self ??= DotNetObjectReference.Create(this));
    }

    private void Render() => _html = Markdown && Preview ? MarkdownText.ToHtml(Value) : SafeHtml.Empty;

    private async Task ApplyAsync(string mark)
    {
        if (_script is not null) await _script.RunAsync("apply", _area, mark);
    }
}
