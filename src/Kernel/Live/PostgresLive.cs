using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Kernel.Live;

/// <summary>Carries live messages between nodes by LISTEN/NOTIFY, sent in batches from one place, never from a business transaction.</summary>
internal sealed class PostgresLive(DatabaseOptions options, LiveBus bus, ILogger<PostgresLive> log) : BackgroundService
{
    private const string Channel = "smartpark_live";
    private const int Batch = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsPostgres) return;
        await Task.WhenAll(KeepAsync(ListenAsync, stoppingToken), KeepAsync(SendAsync, stoppingToken));
    }

    private async Task KeepAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            try { await work(ct); }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException) { log.LogWarning("live updates between nodes were interrupted: {Reason}", e.Message); }
            catch (OperationCanceledException) { return; }
        }
        while (!ct.IsCancellationRequested && await NextAsync(pause, ct));
    }

    private static async Task<bool> NextAsync(PeriodicTimer pause, CancellationToken ct)
    {
        try { return await pause.WaitForNextTickAsync(ct); }
        catch (OperationCanceledException) { return false; }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        connection.Notification += (_, e) =>
        {
            if (JsonSerializer.Deserialize<LiveMessage>(e.Payload) is { } message && message.Node != bus.Node) bus.Deliver(message.Topic, message.Payload);
        };
        await using (var listen = new NpgsqlCommand("listen " + Channel, connection)) await listen.ExecuteNonQueryAsync(ct);
        while (!ct.IsCancellationRequested) await connection.WaitAsync(ct);
    }

    private async Task SendAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        while (await bus.Outgoing.WaitToReadAsync(ct))
        {
            var batch = new List<string>(Batch);
            while (batch.Count < Batch && bus.Outgoing.TryRead(out var message)) batch.Add(JsonSerializer.Serialize(message));
            await using var notify = new NpgsqlCommand("select pg_notify($1, x) from unnest($2) x", connection);
            notify.Parameters.Add(new() { Value = Channel });
            notify.Parameters.Add(new() { Value = batch.ToArray() });
            await notify.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 30 }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }
}
