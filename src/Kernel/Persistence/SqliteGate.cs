using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace SmartPark.Kernel.Persistence;

/// <summary>
/// The one door to writing on SQLite: one writer in the process, and checkpoints only while holding the gate. SQLite before 3.51.3 may lose pages when a checkpoint races
/// a commit (the WAL-reset bug), and the bundled library is 3.50.4; automatic checkpoints are off on every connection. On PostgreSQL the gate is open.
/// </summary>
public sealed class SqliteGate(DatabaseOptions options, ILogger<SqliteGate> log) : IAsyncDisposable
{
    private const long CheckpointBytes = 8L * 1024 * 1024;
    private static readonly AsyncLocal<Held?> Ambient = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ILogger<SqliteGate> _log = log;
    private SqliteConnection? _keeper;

    /// <summary>True while the calling flow holds the gate, and always on PostgreSQL.</summary>
    public bool Entered => options.IsPostgres || Ambient.Value is { Open: true };

    /// <summary>Waits for the gate; dispose the answer to leave it. Entering twice in one flow is a bug and throws.</summary>
    public async Task<IAsyncDisposable> EnterAsync(CancellationToken ct)
    {
        var held = new Held(this);
        if (options.IsPostgres) return held;
        if (Ambient.Value is { Open: true }) throw new InvalidOperationException("the write gate is held by this flow already: a command may not send a command, raise an event instead");
        await _one.WaitAsync(ct);
        held.Open = true;
        return held;
    }

    /// <summary>Marks the calling flow as holder. Must be called in the flow that writes, after <see cref="EnterAsync"/>.</summary>
    public static void Adopt(IAsyncDisposable held) => Ambient.Value = (Held)held;

    /// <summary>Keeps one connection open for the life of the process, so that closing the last one never checkpoints.</summary>
    public async Task KeepOpenAsync(CancellationToken ct)
    {
        if (options.IsPostgres || _keeper is not null) return;
        _keeper = new SqliteConnection(options.ConnectionString);
        await _keeper.OpenAsync(ct);
        SqlitePragmas.Apply(_keeper);
    }

    /// <summary>Moves the write-ahead log into the database file when it has grown; the caller holds the gate.</summary>
    public void CheckpointIfLarge(bool always = false)
    {
        if (options.IsPostgres || _keeper is null) return;
        var wal = new FileInfo(options.SqliteFile + "-wal");
        if (!wal.Exists || (!always && wal.Length < CheckpointBytes)) return;
        using var command = _keeper.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var reader = command.ExecuteReader();
        if (reader.Read() && reader.GetInt64(0) != 0) _log.LogDebug("checkpoint postponed: a reader is in the way");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_keeper is not null) await _keeper.DisposeAsync();
        _keeper = null;
        _one.Dispose();
    }

    private sealed class Held(SqliteGate gate) : IAsyncDisposable
    {
        public bool Open { get; set; }

        public ValueTask DisposeAsync()
        {
            if (!Open) return ValueTask.CompletedTask;
            Open = false;
            try { gate.CheckpointIfLarge(); }
            catch (SqliteException e) { gate._log.LogWarning(e, "checkpoint failed; what was committed is safe in the write-ahead log"); }
            finally { gate._one.Release(); }
            return ValueTask.CompletedTask;
        }
    }
}
