using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using SmartPark.Identity;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Calls;
using SmartPark.Workflows;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Bench.Workflows;

/// <summary>
/// Instances of ten steps with every step kept: each step is a request through the whole pipeline (who, may they, audit, state, trail, next task, message, outbox) in one transaction. Beside it
/// the same number of bare transactions on the same database, each of which inserts one row and commits as durably.
/// </summary>
internal static class Durable
{
    private const int Steps = 10;
    private const double Goal = 0.5;

    public static async Task RunAsync(int instances)
    {
        Console.WriteLine("| ten steps, every step durable | steps/s | engine and rows alone, steps/s | bare transactions/s | share of the pipeline, of the engine (goal 0.5) |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.Postgres })
        {
            await using var host = await ModuleHost.StartAsync(provider, services =>
            {
                services.TryAddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
                IdentityModule.Add(services);
                WorkflowsModule.Add(services);
            });
            var (boss, id) = await OpenAsync(host);
            await PlayAsync(host, boss, 5);
            var shares = new List<(double Own, double Rows, double Bare)>();
            for (var round = 0; round < 3; round++)
            {
                var started = Stopwatch.GetTimestamp();
                await PlayAsync(host, boss, instances);
                var own = instances * (Steps + 1) / Stopwatch.GetElapsedTime(started).TotalSeconds;
                shares.Add((own, await Rows.RunAsync(host.Database, Document(id), instances), await BareAsync(host.Database, instances * (Steps + 1))));
            }
            var (median, rows, bare) = (shares.Select(s => s.Own).Order().ElementAt(1), shares.Select(s => s.Rows).Order().ElementAt(1), shares.Select(s => s.Bare).Order().ElementAt(1));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {provider} | {median:N0} | {rows:N0} | {bare:N0} | {Said(median / bare)}, {Said(rows / bare)} |"));
        }
    }

    private static string Said(double share) => string.Create(CultureInfo.InvariantCulture, $"{share:N2} {(share >= Goal ? "holds" : "MISSED")}");

    private static string Document(PersonId id)
    {
        var tasks = string.Concat(Enumerable.Range(1, Steps).Select(n => $"""<userTask id="T{n}" name="T{n}"><extensionElements><sp:settings approver="person:{id}" kind="approve" /></extensionElements></userTask>"""));
        var flows = string.Concat(Enumerable.Range(0, Steps + 1).Select(n => $"""<sequenceFlow id="f{n}" sourceRef="{(n == 0 ? "s" : "T" + n)}" targetRef="{(n == Steps ? "e" : "T" + (n + 1))}" />"""));
        return $"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:sp="urn:smartpark:bpmn:1" id="d" targetNamespace="t"><process id="p" name="ten" isExecutable="true"><startEvent id="s" />{tasks}<endEvent id="e" />{flows}</process></definitions>""";
    }

    public static async Task<(Ticket Boss, PersonId Id)> OpenAsync(ModuleHost host)
    {
        var town = new Town(host);
        var park = await town.ParkAsync();
        var (id, boss) = await town.PersonAsync(park, TenantKinds.Park, park, "周主任", BuiltInRole.Administrator, [.. WorkflowsPermissions.All.Select(p => p.Code)]);
        var definition = (await host.SendAsync(boss, new SaveDefinition("ten", "ten", Document(id), 0))).Require();
        (await host.SendAsync(boss, new PublishDefinition(definition, 1, DespiteDoubts: true))).Require();
        return (boss, id);
    }

    private static async Task PlayAsync(ModuleHost host, Ticket boss, int instances)
    {
        for (var i = 0; i < instances; i++)
        {
            (await host.SendAsync(boss, new StartProcess("ten"))).Require();
            for (var step = 0; step < Steps; step++)
            {
                var task = (await host.SendAsync(boss, new FindTasks(Paging: new(1, 1)))).Require().Rows[0];
                (await host.SendAsync(boss, new DecideTask(task.Id, Decision.Approve))).Require();
            }
        }
    }

    private static async Task<double> BareAsync(DatabaseOptions database, int count)
    {
        var started = Stopwatch.GetTimestamp();
        if (database.IsPostgres)
        {
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await SayAsync(connection, "create table if not exists public.bare (id serial primary key, text varchar(400))");
            for (var i = 0; i < count; i++) await SayAsync(connection, $"insert into public.bare (text) values ('{Filler}')");
        }
        else
        {
            await using var connection = new SqliteConnection(database.ConnectionString);
            await connection.OpenAsync();
            await SayAsync(connection, "create table if not exists bare (id integer primary key, text text)");
            for (var i = 0; i < count; i++) await SayAsync(connection, $"insert into bare (text) values ('{Filler}')");
        }
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static string Filler { get; } = new StringBuilder().Insert(0, "0123456789", 40).ToString();

    private static async Task SayAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
