using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using SmartPark.Identity;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Calls;
using SmartPark.Workflows;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Bench.Workflows;

/// <summary>The inbox over a million tasks: 20,000 people with 50 each, a tenth of them open; every look is the list and the counts through the whole pipeline.</summary>
internal static class Inbox
{
    private const double Goal = 50;

    public static async Task RunAsync(int count)
    {
        Console.WriteLine($"| inbox with {count:N0} tasks | p50 ms | p95 ms (goal 50) |");
        Console.WriteLine("|---|---|---|");
        foreach (var provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.Postgres })
        {
            await using var host = await ModuleHost.StartAsync(provider, services =>
            {
                services.TryAddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
                IdentityModule.Add(services);
                WorkflowsModule.Add(services);
            });
            var (boss, id) = await Durable.OpenAsync(host);
            var park = host.Callers[boss].Tenant!.Value.Value;
            if (provider == DatabaseProvider.Postgres) await PostgresAsync(host.Database.ConnectionString, count, park, id.Value);
            else await SqliteAsync(host.Database.ConnectionString, count, park, id.Value);
            foreach (var (name, look) in Looks)
            {
                for (var i = 0; i < 10; i++) await look(host, boss);
                var took = new List<double>();
                for (var i = 0; i < 200; i++)
                {
                    var started = Stopwatch.GetTimestamp();
                    await look(host, boss);
                    took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
                took.Sort();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {provider}, {name} | {took[100]:N1} | {took[190]:N1} {(took[190] < Goal ? "holds" : "MISSED")} |"));
            }
        }
    }

    private static IReadOnlyList<(string Name, Func<ModuleHost, SmartPark.Kernel.Tenancy.Ticket, Task> Look)> Looks { get; } =
    [
        ("mine", async (host, who) => (await host.SendAsync(who, new FindTasks())).Require()),
        ("my roles'", async (host, who) => (await host.SendAsync(who, new FindTasks(TaskBox.Group))).Require()),
        ("done by me", async (host, who) => (await host.SendAsync(who, new FindTasks(TaskBox.Handled))).Require()),
        ("counts", async (host, who) => (await host.SendAsync(who, new InboxCounts())).Require()),
        ("mine, searched", async (host, who) => (await host.SendAsync(who, new FindTasks(Text: "采购"))).Require()),
    ];

    private const string Columns = "id, provider_id, version, instance_id, token, node, name, key, process_name, title, starter_name, \"for\", assignee, assignee_name, role, why, on_behalf_of_name, owner_name, added, votes, state, at, overdue_told, done_at, done_by";

    private static async Task SqliteAsync(string connectionString, int count, Guid park, Guid boss)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await SayAsync(connection, $"""
            with recursive n(i) as (select 0 union all select i + 1 from n where i < {count - 1})
            insert into workflows_tasks ({Columns})
            select lower(printf('%08x-0000-7000-8000-%012x', i, i)), '{park}', 1, lower(printf('%08x-0000-7000-9000-%012x', i, i)), 1, 'A', '审批', 'ten', '采购申请', '采购 ' || i, '王工', '{park}',
              case when i % 50 = 7 then null when i % 20000 = 0 then '{boss}' else lower(printf('%08x-0000-7000-a000-000000000000', i % 20000)) end, '某人', case when i % 50 = 7 then case when i % 1000 = 7 then 'administrator' else 'r' || (i % 50) end else '' end,
              'person', '', '', 'None', 1, case when (i / 20000) % 10 = 0 then 'Open' else 'Done' end, {DateTimeOffset.UnixEpoch.AddYears(56).ToUnixTimeMilliseconds() * 1000} + i, 0, case when (i / 20000) % 10 = 0 then null else {DateTimeOffset.UnixEpoch.AddYears(56).ToUnixTimeMilliseconds() * 1000} + i end,
              case when (i / 20000) % 10 = 0 then null when i % 20000 = 0 then '{boss}' else lower(printf('%08x-0000-7000-a000-000000000000', i % 20000)) end
            from n
            """);
        await SayAsync(connection, "analyze");
    }

    private static async Task PostgresAsync(string connectionString, int count, Guid park, Guid boss)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await SayAsync(connection, $"""
            alter table workflows.tasks no force row level security;
            insert into workflows.tasks ({Columns})
            select (lpad(to_hex(i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, '{park}', 1, (lpad(to_hex(i), 8, '0') || '-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid, 1, 'A', '审批', 'ten', '采购申请', '采购 ' || i, '王工', '{park}',
              case when i % 50 = 7 then null when i % 20000 = 0 then '{boss}'::uuid else (lpad(to_hex(i % 20000), 8, '0') || '-0000-7000-a000-000000000000')::uuid end, '某人', case when i % 50 = 7 then case when i % 1000 = 7 then 'administrator' else 'r' || (i % 50) end else '' end,
              'person', '', '', 'None', true, case when (i / 20000) % 10 = 0 then 'Open' else 'Done' end, timestamptz '2026-01-01' + i * interval '1 millisecond', false, case when (i / 20000) % 10 = 0 then null else timestamptz '2026-01-01' + i * interval '1 millisecond' end,
              case when (i / 20000) % 10 = 0 then null when i % 20000 = 0 then '{boss}'::uuid else (lpad(to_hex(i % 20000), 8, '0') || '-0000-7000-a000-000000000000')::uuid end
            from generate_series(0, {count - 1}) i;
            alter table workflows.tasks force row level security
            """);
        await SayAsync(connection, "analyze workflows.tasks");
    }

    private static async Task SayAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 900);
        await command.ExecuteNonQueryAsync();
    }
}
