using System.Data.Common;
using Npgsql;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Persistence;

/// <summary>Parameterised SQL on a connection or transaction of either engine, with the same value conversions as the contexts.</summary>
internal static class Sql
{
    public static DbCommand Command(DbConnection connection, DbTransaction? transaction, string text, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = Convert(value, connection is NpgsqlConnection);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static async Task<int> ExecuteAsync(DbTransaction transaction, string text, CancellationToken ct, params (string, object?)[] parameters)
    {
        await using var command = Command(transaction.Connection!, transaction, text, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static bool IsPostgres(DbTransaction transaction) => transaction is NpgsqlTransaction;

    /// <summary>The table of a module under its name on either engine.</summary>
    public static string Table(bool postgres, string module, string table) => postgres ? $"{module}.{table}" : $"{module}_{table}";

    private static object Convert(object? value, bool postgres) => value switch
    {
        null => DBNull.Value,
        TenantId tenant => tenant.Value,
        PersonId person => person.Value,
        DateTimeOffset at => postgres ? at.ToUniversalTime() : Microseconds.Of(at),
        bool flag when !postgres => flag ? 1L : 0L,
        _ => value,
    };
}
