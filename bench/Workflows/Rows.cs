using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using SmartPark.Kernel.Persistence;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Models;

namespace SmartPark.Bench.Workflows;

/// <summary>
/// The engine made durable without the pipeline around it: each step reads the state from its row, acts, and writes state and a line of the trail, in the product's own formats, in one transaction by plain SQL. It says how much of
/// a step is the engine and its rows, and how much is everything that makes a step a person's.
/// </summary>
internal static class Rows
{
    public static async Task<double> RunAsync(DatabaseOptions database, string document, int instances)
    {
        var model = BpmnReader.Read(Encoding.UTF8.GetBytes(document)).Model!;
        await using DbConnection connection = database.IsPostgres ? new NpgsqlConnection(database.ConnectionString) : new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        var schema = database.IsPostgres ? "public." : "";
        await ExecuteAsync(connection, null, $"create table if not exists {schema}row_instances (id varchar(36) primary key, version integer not null, state text not null)");
        await ExecuteAsync(connection, null, $"create table if not exists {schema}row_acts (instance varchar(36) not null, number integer not null, kind varchar(40) not null, happened text not null, primary key (instance, number))");
        var (steps, started) = (0, Stopwatch.GetTimestamp());
        for (var i = 0; i < instances; i++)
        {
            var (id, number, waits) = (Guid.CreateVersion7().ToString(), 0, true);
            while (waits)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                var state = number == 0 ? new Instance() : InstanceJson.Read((string)(await ScalarAsync(connection, transaction, $"select state from {schema}row_instances where id = @id", ("id", id)))!);
                var run = new Run(model, state, DateTimeOffset.UnixEpoch);
                if (number == 0) run.Start([]);
                else run.Complete(state.Tokens.Find(t => t.State == TokenState.Active)!.Id);
                number++;
                if (number == 1) await ExecuteAsync(connection, transaction, $"insert into {schema}row_instances values (@id, 1, @state)", ("id", id), ("state", InstanceJson.Write(state)));
                else if (await ExecuteAsync(connection, transaction, $"update {schema}row_instances set version = @next, state = @state where id = @id and version = @version", ("id", id), ("next", number), ("version", number - 1), ("state", InstanceJson.Write(state))) != 1) throw new InvalidOperationException("lost");
                await ExecuteAsync(connection, transaction, $"insert into {schema}row_acts values (@id, @number, 'approve', @happened)", ("id", id), ("number", number), ("happened", Happened.Write(run.Happenings)));
                await transaction.CommitAsync();
                steps++;
                waits = state.State == InstanceState.Active;
            }
        }
        return steps / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<int> ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, params (string Name, object Value)[] values)
    {
        await using var command = Command(connection, transaction, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, DbTransaction transaction, string sql, params (string Name, object Value)[] values)
    {
        await using var command = Command(connection, transaction, sql, values);
        return await command.ExecuteScalarAsync();
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
