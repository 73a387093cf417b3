using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartPark.Kernel.Events;

/// <summary>Runs the dispatcher while the host runs: at once after a commit on this node, every two seconds for the others'.</summary>
internal sealed class DispatcherService(Dispatcher dispatcher, OutboxSignal signal, ILogger<DispatcherService> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recovered = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!recovered) await dispatcher.RecoverAsync(stoppingToken);
                recovered = true;
                if (await dispatcher.RunOnceAsync(stoppingToken) == 0) await signal.WaitAsync(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception e)
            {
                log.LogError(e, "the dispatcher could not reach the outbox; it goes on");
                await signal.WaitAsync(Idle, stoppingToken);
            }
        }
    }
}
