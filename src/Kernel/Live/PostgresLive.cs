using System.Text;
using System.Text.Encodings.Web;
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

    /// <summary>NOTIFY takes payloads shorter than 8,000 bytes and fails the whole batch otherwise.</summary>
    private const int MostBytes = 7_999;

    /// <summary>Chinese as it is: escaped it would take twice the bytes.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
            if (Read(e.Payload) is { } message && message.Node != bus.Node) bus.Deliver(message.Topic, message.Payload);
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
            while (batch.Count < Batch && bus.Outgoing.TryRead(out var message))
            {
                var text = JsonSerializer.Serialize(message, Json);
                if (Encoding.UTF8.GetByteCount(text) <= MostBytes) batch.Add(text);
                else log.LogWarning("a live message of topic {Topic} is too long for other nodes and was left out", message.Topic);
            }
            await using var notify = new NpgsqlCommand("select pg_notify($1, x) from unnest($2) x", connection);
            notify.Parameters.Add(new() { Value = Channel });
            notify.Parameters.Add(new() { Value = batch.ToArray() });
            await notify.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>What somebody else sent on our channel is not ours to fail on.</summary>
    private static LiveMessage? Read(string payload)
    {
        try { return JsonSerializer.Deserialize<LiveMessage>(payload); }
        catch (JsonException) { return null; }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 30 }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }
}
