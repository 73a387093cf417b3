using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SmartPark.Kernel.Live;

namespace SmartPark.Face;

/// <summary>
/// Keeps the page it stands in up to date: calls it when a live topic is heard, and when the address changed without leaving it (a tab, a filter). Renders nothing.
/// </summary>
public sealed class Hears : ComponentBase, IDisposable
{
    private IDisposable? _heard;
    private string? _topic;

    /// <summary>The topic; null while it is not known.</summary>
    [Parameter] public string? Topic { get; set; }

    /// <summary>Called with the payload.</summary>
    [Parameter] public EventCallback<string> OnHeard { get; set; }

    /// <summary>Called after the address changed.</summary>
    [Parameter] public EventCallback OnMoved { get; set; }

    [Inject] private ILive Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _heard?.Dispose();
        Navigation.LocationChanged -= Moved;
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_topic == Topic) return;
        _topic = Topic;
        _heard?.Dispose();
        _heard = _topic is null ? null : Live.Subscribe(_topic, payload => InvokeAsync(() => OnHeard.InvokeAsync(payload)));
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (OnMoved.HasDelegate) _ = InvokeAsync(OnMoved.InvokeAsync);
    }
}
