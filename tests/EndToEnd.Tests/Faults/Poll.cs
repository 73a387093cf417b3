namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>Waits for something to become true, looking again and again until a deadline; never a fixed pause.</summary>
internal static class Poll
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(40);

    public static async Task UntilAsync(Func<Task<bool>> seen, TimeSpan most, Func<string> what)
    {
        var until = TimeProvider.System.GetTimestamp();
        using var again = new PeriodicTimer(Step);
        while (!await seen())
        {
            if (TimeProvider.System.GetElapsedTime(until) > most) throw new TimeoutException($"not within {most.TotalSeconds:0} s: {what()}");
            await again.WaitForNextTickAsync();
        }
    }

    /// <summary>Lets a random moment pass: the point at which a fault strikes.</summary>
    public static async Task MomentAsync(Random random, int leastMilliseconds, int mostMilliseconds)
    {
        using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(leastMilliseconds, mostMilliseconds)));
        await moment.WaitForNextTickAsync();
    }
}
