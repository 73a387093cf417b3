namespace SmartPark.Portal.Layout;

/// <summary>Gives the layouts what surrounds a page. One a request or circuit; the host fills it from real data.</summary>
public interface IFrame
{
    /// <summary>Raised when something changed while the page is open (an unread message), on any thread.</summary>
    event Action? Changed;

    /// <summary>The frame of the person who asks, already filtered by what he may see.</summary>
    ValueTask<Frame> LoadAsync(CancellationToken ct);
}
