using Microsoft.Data.Sqlite;
using Npgsql;
using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Demo;

/// <summary>Removes the database content and the uploaded files of an installation that only shows the demo. Backups stay.</summary>
internal static class DemoErasure
{
    /// <summary>Must run before anything else of this process has opened the database.</summary>
    public static async Task RunAsync(DatabaseOptions options, ModuleRegistry modules, CancellationToken ct)
    {
        if (options.IsPostgres) await DropSchemasAsync(options, modules, ct);
        else RemoveSqlite(options);
        var files = Path.Combine(options.DataDirectory, "files");
        if (System.IO.Directory.Exists(files)) System.IO.Directory.Delete(files, recursive: true);
    }

    private static void RemoveSqlite(DatabaseOptions options)
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(options.SqliteFile + suffix);
    }

    /// <summary>The names are those of our own modules: lower-case letters.</summary>
    private static async Task DropSchemasAsync(DatabaseOptions options, ModuleRegistry modules, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(string.Concat(modules.All.Select(m => $"drop schema if exists \"{m.Name}\" cascade;")), connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
