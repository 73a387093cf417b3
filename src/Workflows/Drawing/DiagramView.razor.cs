using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SmartPark.Face;

namespace SmartPark.Workflows.Drawing;

/// <summary>
/// A process as a diagram to look at: marks on its steps, the flows that were taken, zoom by button, key, wheel and finger, and the same as a list of steps for who cannot see it. Without a circuit
/// the list stands open and the picture stays away. A document without a drawing is laid out from left to right.
/// </summary>
public sealed partial class DiagramView : IAsyncDisposable
{
    private readonly string _id = $"diagram-{Guid.NewGuid():N}";
    private ElementReference _canvas;
    private IJSObjectReference? _module;
    private DotNetObjectReference<DiagramClicks>? _clicks;
    private XElement? _definitions;
    private string? _read, _drawn;
    private IReadOnlyList<DiagramStep> _steps = [];
    private Dictionary<string, DiagramStep> _byId = [];
    private ILookup<string, DiagramMark> _marks = Array.Empty<DiagramMark>().ToLookup(m => m.Element);
    private bool _stale, _madeUp, _gone;
    private string? _fault;

    /// <summary>The BPMN document.</summary>
    [Parameter, EditorRequired] public string Document { get; set; } = "";

    /// <summary>Marks on elements; elements the diagram does not draw are passed over.</summary>
    [Parameter] public IReadOnlyList<DiagramMark> Marks { get; set; } = [];

    /// <summary>Ids of the sequence flows that were taken.</summary>
    [Parameter] public IReadOnlyCollection<string> Taken { get; set; } = [];

    /// <summary>What is shown, for screen readers; a general word when absent.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>Further CSS classes on the figure.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Called with the id of the element that was clicked.</summary>
    [Parameter] public EventCallback<string> OnSelect { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    private string Said => Label ?? Text["Diagram"];

    /// <summary>Brings an element into sight.</summary>
    /// <param name="element">Id of the BPMN element.</param>
    public async Task RevealAsync(string element)
    {
        if (_module is not null) await _module.InvokeVoidAsync("reveal", _canvas, element);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gone = true;
        _clicks?.Dispose();
        if (_module is null) return;
        try
        {
            await _module.InvokeVoidAsync("dispose", _canvas);
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the picture with it.
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _stale = true;
        _marks = Marks.ToLookup(m => m.Element);
        if (_read == Document) return;
        _read = Document;
        _definitions = DiagramXml.Read(Document);
        _madeUp = _definitions is not null && !DiagramXml.HasShapes(_definitions);
        _steps = _definitions is null ? [] : DiagramSteps.Of(_definitions);
        _byId = _steps.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First());
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_stale || _definitions is null) return;
        _stale = false;
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["lib/bpmn-viewer.js"]);
        if (_gone) return;
        if (_drawn == Document)
        {
            await _module.InvokeVoidAsync("update", _canvas, Options());
            return;
        }
        _drawn = Document;
        if (OnSelect.HasDelegate) _clicks ??= DotNetObjectReference.Create(new DiagramClicks(id => InvokeAsync(() => OnSelect.InvokeAsync(id))));
        var fault = await _module.InvokeAsync<string?>("mount", _canvas, DiagramLayout.Complete(Document), Options(), _clicks);
        if (fault == _fault) return;
        _fault = fault;
        StateHasChanged();
    }

    private object Options() => new
    {
        language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        sprite = "/" + Assets["_content/SmartPark.Face/icons.svg"].TrimStart('/'),
        marks = Marks.Select(m => new { element = m.Element, kind = m.Kind.ToString().ToLowerInvariant(), count = m.Count, text = m.Text }),
        taken = Taken,
    };

    private async Task ZoomAsync(string how)
    {
        if (_module is not null) await _module.InvokeVoidAsync("zoom", _canvas, how);
    }

    private string Sort(string sort) => Text["Sort." + sort] is { ResourceNotFound: false } said ? said : Text["Sort." + sort.Split('.')[0]] is { ResourceNotFound: false } plain ? plain : Text["Sort.Other"];

    private string WaySaid(DiagramWay way)
    {
        var to = way.Name.Length > 0 ? way.Name : _byId.TryGetValue(way.Target, out var step) ? Sort(step.Sort) : way.Target;
        return way.Label.Length > 0 ? Text["WayIf", way.Label, to] : Text["Way", to];
    }

    private string MarkSaid(DiagramMark mark)
    {
        var word = mark.Count > 1 ? Text["MarkCount", Text["Mark." + mark.Kind].Value, mark.Count].Value : Text["Mark." + mark.Kind].Value;
        return mark.Text.Length > 0 ? Text["MarkText", word, mark.Text] : word;
    }

    internal static Tone ToneOf(DiagramMarkKind kind) => kind switch
    {
        DiagramMarkKind.Waiting => Tone.Info,
        DiagramMarkKind.Done or DiagramMarkKind.Added => Tone.Good,
        DiagramMarkKind.Incident or DiagramMarkKind.Problem or DiagramMarkKind.Removed => Tone.Danger,
        _ => Tone.Warning,
    };
}

/// <summary>What the script of a diagram calls.</summary>
internal sealed class DiagramClicks(Func<string, Task> clicked)
{
    [JSInvokable]
    public Task Clicked(string element) => clicked(element);
}
