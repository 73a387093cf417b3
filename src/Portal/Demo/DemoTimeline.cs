namespace SmartPark.Portal.Demo;

/// <summary>What happened in the park, in order of time. Nothing lies after the loading.</summary>
internal sealed class DemoTimeline(DemoClock clock)
{
    private readonly List<(DateTimeOffset At, Func<CancellationToken, Task> Step)> _steps = [];

    /// <summary>Adds a step; one that would come later than the loading is taken with it.</summary>
    public void At(DateTimeOffset at, Func<CancellationToken, Task> step) => _steps.Add((at < clock.LoadedAt ? at : clock.LoadedAt, step));

    /// <summary>Takes all steps; of those at the same time the first added comes first.</summary>
    public async Task PlayAsync(CancellationToken ct)
    {
        foreach (var (at, step) in _steps.OrderBy(s => s.At))
        {
            clock.WalkTo(at);
            await step(ct);
        }
        clock.WalkTo(clock.LoadedAt);
    }
}
