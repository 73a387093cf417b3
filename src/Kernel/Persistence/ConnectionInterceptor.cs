using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Persistence;

/// <summary>Prepares each rented connection: pragmas on SQLite; on PostgreSQL the walled role and the scope that row-level security reads.</summary>
internal sealed class ConnectionInterceptor : DbConnectionInterceptor
{
    private const string Enter =
        $"select set_config('role', '{DatabaseOptions.AppRole}', false), set_config('app.tenant', $1, false), set_config('app.park', $2, false), set_config('app.person', $3, false), set_config('app.platform', $4, false)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is SqliteConnection sqlite) SqlitePragmas.Apply(sqlite);
        if (connection is not NpgsqlConnection postgres) return;
        using var command = EnterScope(postgres, eventData);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (connection is SqliteConnection sqlite) SqlitePragmas.Apply(sqlite);
        if (connection is not NpgsqlConnection postgres) return;
        await using var command = EnterScope(postgres, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand EnterScope(NpgsqlConnection connection, ConnectionEndEventData eventData)
    {
        var scope = ((ModuleDb)eventData.Context!).Scope;
        var command = connection.CreateCommand();
        command.CommandText = Enter;
        foreach (var value in new[] { Text(scope.Tenant.Value), Text(scope.Park.Value), Text(scope.Person.Value), scope.Platform ? "on" : "" })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static string Text(Guid id) => id == Guid.Empty ? "" : id.ToString();
}
