using System.Globalization;

namespace SmartPark.Bench.Portal;

/// <summary>Managed bytes alive in the portal after a forced collection, and its open circuits.</summary>
internal readonly record struct Heap(long Bytes, int Circuits)
{
    /// <summary>Asks the hook in the portal.</summary>
    public static async Task<Heap> OfAsync(Served portal)
    {
        var answer = new TaskCompletionSource<Heap>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string line)
        {
            if (line.Split(' ') is not ["heap", var bytes, var circuits]) return;
            answer.TrySetResult(new(long.Parse(bytes, CultureInfo.InvariantCulture), int.Parse(circuits, CultureInfo.InvariantCulture)));
        }
        portal.Said += Hear;
        try
        {
            await portal.SayAsync("heap");
            return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally
        {
            portal.Said -= Hear;
        }
    }

    /// <summary>Asks until as many circuits are open as expected, then once more when everything settled.</summary>
    /// <exception cref="InvalidOperationException">They do not come or go.</exception>
    public static async Task<Heap> WhenAsync(Served portal, int circuits)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            if ((await OfAsync(portal)).Circuits == circuits)
            {
                await Task.Delay(TimeSpan.FromSeconds(3));
                return await OfAsync(portal);
            }
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
        throw new InvalidOperationException($"the portal has {(await OfAsync(portal)).Circuits} circuits, {circuits} were expected");
    }
}
