namespace SmartPark.Testing.Calls;

/// <summary>A clock that stands until it is set; timers are the system's.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Now; a Monday morning in China to start with.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan by) => Now += by;
}
