using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Persistence;

/// <summary>Brings the database to the version of the program.</summary>
public sealed class DatabaseStart(DatabaseOptions options, ModuleRegistry modules, SqliteGate gate, IServiceScopeFactory scopes, ILogger<DatabaseStart> log)
{
    /// <summary>Applies missing scripts of all modules and, on PostgreSQL, the row-level security. Safe when several nodes start at once.</summary>
    /// <param name="ct">Stops it.</param>
    /// <param name="secure">False only for drafting the next script: the model has tables then that no script has made yet, and nothing is served.</param>
    /// <returns>Number of scripts applied.</returns>
    public async Task<int> MigrateAsync(CancellationToken ct, bool secure = true)
    {
        await using var held = await gate.EnterAsync(ct);
        SqliteGate.Adopt(held);
        await using var connection = await OpenAsync(ct);
        if (connection is SqliteConnection) log.LogInformation("SQLite {Version}: writes go through one gate", connection.ServerVersion);
        var applied = 0;
        foreach (var module in modules.All)
        {
            applied += Migrator.Apply(connection, module.Name, Script.Load(module.Assembly, options.IsPostgres));
            if (options.IsPostgres && secure) await SecureAsync(connection, module, ct);
        }
        await gate.KeepOpenAsync(ct);
        if (applied > 0) log.LogInformation("{Count} migration scripts applied", applied);
        return applied;
    }

    /// <summary>A draft of the SQL by which a module's model differs from the migrated database; empty when it does not.</summary>
    public async Task<string> DraftNextAsync(ModuleInfo module, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        return new Drafting.NextScript((ModuleDb)scope.ServiceProvider.GetRequiredService(module.DbType)).Draft(Drafting.SchemaDump.Read(connection));
    }

    private async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        DbConnection connection = options.IsPostgres ? new NpgsqlConnection(options.ConnectionString) : new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync(ct);
        if (connection is SqliteConnection sqlite) SqlitePragmas.Apply(sqlite);
        return connection;
    }

    private async Task SecureAsync(DbConnection connection, ModuleInfo module, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module.DbType);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Sql.ExecuteAsync(transaction, "select pg_advisory_xact_lock(7270022026)", ct);
        await Sql.ExecuteAsync(transaction, RowSecurity.StatementsFor(db), ct);
        await transaction.CommitAsync(ct);
    }
}
