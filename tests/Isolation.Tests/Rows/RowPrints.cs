using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Testing.Databases;

namespace SmartPark.Isolation.Tests;

/// <summary>Prints every stored row that carries the victim's mark or id, straight from the tables, so that any change of one is seen.</summary>
internal static class RowPrints
{
    public static List<string> Of(IsolationWorld world)
    {
        using var scope = world.Host.Services.CreateScope();
        var prints = new List<string>();
        foreach (var module in world.Modules)
        {
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module.DbType);
            foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.GetTableName() is not null && !e.ClrType.IsAssignableTo(typeof(IKernelOwned)) && e.ClrType.Name is not ("AuditLine" or "AuditHead")))
                prints.AddRange(Rows(world, entity.GetSchema() is { } schema ? $"{schema}.{entity.GetTableName()}" : entity.GetTableName()!));
        }
        return [.. prints.Where(p => p.Contains(world.Victim.Mark, StringComparison.OrdinalIgnoreCase) || p.Contains(world.Victim.Tenant.ToString(), StringComparison.OrdinalIgnoreCase) || p.Contains(world.Victim.Person.ToString(), StringComparison.OrdinalIgnoreCase))];
    }

    private static List<string> Rows(IsolationWorld world, string table)
    {
        var options = world.Host.Database;
        using System.Data.Common.DbConnection connection = options.IsPostgres
            ? new NpgsqlConnection(PostgresServer.Shared.Admin(new NpgsqlConnectionStringBuilder(options.ConnectionString).Database!)) : new SqliteConnection(options.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table}";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(table + "|" + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i))));
        return rows;
    }
}
