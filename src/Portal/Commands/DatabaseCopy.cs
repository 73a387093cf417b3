using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Npgsql;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Commands;

/// <summary>Copies a whole database into and out of an archive: VACUUM INTO on SQLite, pg_dump and pg_restore on PostgreSQL.</summary>
internal static class DatabaseCopy
{
    private const string SqliteEntry = "smartpark.db";
    private const string PostgresEntry = "smartpark.dump";

    public static async Task SaveAsync(DatabaseOptions options, ZipArchive archive, BackupManifest manifest, CancellationToken ct)
    {
        var copy = Path.Combine(Path.GetTempPath(), $"smartpark-{Guid.NewGuid():N}");
        try
        {
            if (options.IsPostgres) await RunAsync("pg_dump", options, ["--format=custom", "--no-owner", $"--file={copy}"], ct);
            else await VacuumAsync(options, copy, ct);
            await manifest.AddAsync(archive, copy, options.IsPostgres ? PostgresEntry : SqliteEntry, ct);
        }
        finally { File.Delete(copy); }
    }

    public static async Task LoadAsync(DatabaseOptions options, ZipArchive archive, CancellationToken ct)
    {
        var entry = archive.GetEntry(options.IsPostgres ? PostgresEntry : SqliteEntry) ?? throw new UsageException($"the archive was made on another engine than {options.Provider}");
        var copy = Path.Combine(options.DataDirectory, $"restore-{Guid.NewGuid():N}");
        try
        {
            await entry.ExtractToFileAsync(copy, overwrite: false, ct);
            if (options.IsPostgres) await RunAsync("pg_restore", options, ["--clean", "--if-exists", "--no-owner", "--single-transaction", copy], ct);
            else ReplaceSqlite(options, copy);
        }
        finally { File.Delete(copy); }
    }

    private static async Task VacuumAsync(DatabaseOptions options, string copy, CancellationToken ct)
    {
        if (!File.Exists(options.SqliteFile)) throw new UsageException($"{options.SqliteFile} does not exist");
        await using var connection = new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync(ct);
        SqlitePragmas.Apply(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum into $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The database that was there is kept beside the new one, not deleted.</summary>
    private static void ReplaceSqlite(DatabaseOptions options, string copy)
    {
        SqliteConnection.ClearAllPools();
        Check(copy);
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            var old = options.SqliteFile + suffix;
            if (File.Exists(old)) File.Move(old, $"{options.SqliteFile}.before-restore{suffix}", overwrite: true);
        }
        File.Move(copy, options.SqliteFile);
    }

    private static void Check(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check";
        if (command.ExecuteScalar() is not "ok") throw new UsageException("the database in the archive is damaged (integrity_check)");
    }

    private static async Task RunAsync(string program, DatabaseOptions options, IEnumerable<string> arguments, CancellationToken ct)
    {
        var at = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var start = new ProcessStartInfo(program, [.. arguments, $"--host={at.Host}", $"--port={at.Port}", $"--username={at.Username}", .. program == "pg_dump" ? [at.Database!] : new[] { $"--dbname={at.Database}" }]) { RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = at.Password ?? "";
        try
        {
            using var process = Process.Start(start)!;
            var error = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw new UsageException($"{program} failed: {error.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UsageException($"{program} is not installed; it comes with PostgreSQL's client package");
        }
    }
}
