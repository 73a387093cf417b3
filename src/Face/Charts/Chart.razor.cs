using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SmartPark.Face;

/// <summary>A chart with its figures as a table behind it. Without a circuit the table stands open and the picture stays away.</summary>
public sealed partial class Chart : IAsyncDisposable
{
    private ElementReference _canvas;
    private IJSObjectReference? _module;
    private bool _stale;

    /// <summary>The finding, or the question the chart answers.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Unit of all values.</summary>
    [Parameter, EditorRequired] public string Unit { get; set; } = "";

    /// <summary>Names of the points in order: days, months, enterprises.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>The values; the order decides the colours, so keep it the same on all pages.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>How it is drawn.</summary>
    [Parameter] public ChartKind Kind { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
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
    protected override void OnParametersSet() => _stale = true;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_stale) return;
        _stale = false;
        if (firstRender)
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["lib/charts.js"]);
            await _module.InvokeVoidAsync("mount", _canvas, Option(), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        }
        else if (_module is not null)
        {
            await _module.InvokeVoidAsync("update", _canvas, Option());
        }
    }

    private object Option() => new
    {
        grid = new { left = 8, right = 16, top = Series.Count > 1 ? 40 : 16, bottom = 8, containLabel = true },
        legend = new { show = Series.Count > 1, top = 0, left = 0, icon = "roundRect" },
        tooltip = new { trigger = "axis" },
        xAxis = new { type = "category", data = Labels, axisTick = new { show = false } },
        yAxis = new { type = "value", scale = Kind == ChartKind.Line },
        series = Series.Select(s => new { name = s.Name, type = Kind == ChartKind.Bar ? "bar" : "line", data = s.Values, showSymbol = false, barMaxWidth = 32, connectNulls = false }),
    };
}
