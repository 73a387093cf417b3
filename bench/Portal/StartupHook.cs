using System.Diagnostics.Metrics;

/// <summary>
/// Runs inside the measured portal before its own first line (DOTNET_STARTUP_HOOKS): for each line on standard input it collects all garbage and answers
/// <c>heap {bytes} {open circuits}</c>. The program's own code stays as it is.
/// </summary>
internal static class StartupHook
{
    private const string Open = "aspnetcore.components.circuit.active";
    private static long _circuits;
    private static MeterListener? _listener;

    public static void Initialize()
    {
        _listener = new() { InstrumentPublished = (instrument, listener) => { if (instrument.Name == Open) listener.EnableMeasurementEvents(instrument); } };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _circuits, change));
        _listener.SetMeasurementEventCallback<int>((_, change, _, _) => Interlocked.Add(ref _circuits, change));
        _listener.Start();
        new Thread(Answer) { IsBackground = true, Name = "heap" }.Start();
    }

    private static void Answer()
    {
        while (Console.In.ReadLine() is not null)
        {
            for (var i = 0; i < 3; i++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }
            Console.Out.WriteLine(FormattableString.Invariant($"heap {GC.GetTotalMemory(forceFullCollection: true)} {Interlocked.Read(ref _circuits)}"));
            Console.Out.Flush();
        }
    }
}
