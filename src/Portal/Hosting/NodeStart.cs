using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Hosting;

/// <summary>Runs before every other hosted service: the database is brought up to date, so nothing starts on an old schema.</summary>
internal sealed class NodeStart(DatabaseStart database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
