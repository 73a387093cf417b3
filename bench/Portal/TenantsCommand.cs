using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SmartPark.Testing.Databases;

namespace SmartPark.Bench.Portal;

/// <summary>The same pages with 10 and with 10,000 tenants in the database: two portals in one run, asked in turn.</summary>
internal static class TenantsCommand
{
    private const int Few = 10;
    private const double Most = 1.2;
    private static readonly (string Name, string Path, bool SignedIn)[] Pages =
    [
        ("news list", "/news", false), ("directory search", "/enterprises?q=%E6%9C%BA%E5%BA%8A", false),
        ("articles by the API, editor", "/api/v1/articles", true), ("articles in the workbench, editor", "/w/articles", true),
    ];

    public static async Task<int> RunAsync(bool quick, bool postgres)
    {
        var (many, reads) = quick ? (300, 20) : (10_000, 500);
        var directory = Directory.CreateTempSubdirectory("smartpark-bench-");
        try
        {
            var (small, large) = (directory.CreateSubdirectory("small").FullName, directory.CreateSubdirectory("large").FullName);
            var (smallDb, largeDb) = postgres ? (PostgresServer.Shared.CreateDatabase(), PostgresServer.Shared.CreateDatabase()) : (null, null);
            var few = await PrepareAsync(small, smallDb, c => c.KeepAsync(Few));
            var lot = await PrepareAsync(large, largeDb, async c =>
            {
                await c.KeepAsync(Few);
                await c.GrowAsync(many);
            });
            await using var a = await Portals.StartAsync(small, smallDb);
            await using var b = await Portals.StartAsync(large, largeDb);
            return await CompareAsync(a.Address, b.Address, $"{(postgres ? "PostgreSQL" : "SQLite")}, {few:N0} and {lot:N0} tenants, {reads} reads of each page in turn", reads);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Lets a portal load the demo park, stops it, and changes the number of tenants.</summary>
    /// <returns>Tenants there are now.</returns>
    private static async Task<int> PrepareAsync(string directory, string? postgres, Func<Crowd, Task> change)
    {
        await using (await Portals.StartAsync(directory, postgres)) await Task.Delay(TimeSpan.FromSeconds(5));
        await using DbConnection db = postgres is null
            ? new SqliteConnection($"Data Source={Path.Combine(directory, "smartpark.db")};Pooling=false;Default Timeout=60")
            : new NpgsqlConnection(PostgresServer.Shared.Admin(new NpgsqlConnectionStringBuilder(postgres).Database!));
        await db.OpenAsync();
        var crowd = new Crowd(db, postgres is not null);
        await change(crowd);
        return await crowd.CountAsync();
    }

    private static async Task<int> CompareAsync(Uri few, Uri many, string title, int reads)
    {
        using var visitor = new Pair(Member.Visitor(few), Member.Visitor(many));
        using var editor = new Pair(await Member.SignInAsync(few, Portals.Editor), await Member.SignInAsync(many, Portals.Editor));
        Console.WriteLine(title);
        Console.WriteLine("| page | bytes | p50 ms | p95 ms | p50 ratio | p95 ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var worst = 0.0;
        foreach (var (name, path, signedIn) in Pages)
        {
            var (a, b) = await (signedIn ? editor : visitor).InTurnAsync(path, reads);
            var ratio = Samples.At(b.Times, 0.95) / Samples.At(a.Times, 0.95);
            worst = Math.Max(worst, ratio);
            Console.WriteLine($"| {name} | {a.Bytes:N0}, {b.Bytes:N0} | {Samples.Median(a.Times):F1}, {Samples.Median(b.Times):F1} | {Samples.At(a.Times, 0.95):F1}, {Samples.At(b.Times, 0.95):F1} | {Samples.Median(b.Times) / Samples.Median(a.Times):F2} | {ratio:F2} |");
        }
        Console.WriteLine($"at most {Most:F1} asked: {(worst <= Most ? "holds" : "MISSED")}");
        return worst <= Most ? 0 : 1;
    }
}
