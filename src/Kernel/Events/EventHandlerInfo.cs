namespace SmartPark.Kernel.Events;

/// <summary>Which handler hears which event.</summary>
/// <param name="Name">Stored name of the event.</param>
/// <param name="Event">Its type.</param>
/// <param name="Handler">The handler's type.</param>
public sealed record EventHandlerInfo(string Name, Type Event, Type Handler);

/// <summary>Wakes the dispatcher when a transaction on this node left events.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Set()
    {
        try { _signal.Release(); }
        catch (SemaphoreFullException) { /* it is awake already */ }
    }

    public Task<bool> WaitAsync(TimeSpan most, CancellationToken ct) => _signal.WaitAsync(most, ct);

    public void Dispose() => _signal.Dispose();
}
