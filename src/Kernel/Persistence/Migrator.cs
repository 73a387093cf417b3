using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SmartPark.Kernel.Persistence;

/// <summary>One SQL script of a module for one engine.</summary>
internal sealed partial record Script(int Version, string Name, string Sql)
{
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>The scripts embedded in a module as <c>Migrations/Sqlite|Postgres/NNNN_name.sql</c>, in order.</summary>
    public static IReadOnlyList<Script> Load(Assembly assembly, bool postgres) =>
        [.. assembly.GetManifestResourceNames()
            .Select(n => (Resource: n, Match: Named().Match(n.Replace('\\', '/'))))
            .Where(x => x.Match.Success && x.Match.Groups[1].Value == (postgres ? "Postgres" : "Sqlite"))
            .Select(x => new Script(int.Parse(x.Match.Groups[2].Value, CultureInfo.InvariantCulture), x.Match.Groups[3].Value, Read(assembly, x.Resource)))
            .OrderBy(s => s.Version)];

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^Migrations/(Sqlite|Postgres)/(\d{4})_(\w+)\.sql$", RegexOptions.None, 1000)]
    private static partial Regex Named();
}

/// <summary>Applies a module's scripts once and in order; several starting nodes wait for each other. A script edited after it was applied is refused.</summary>
internal static class Migrator
{
    private const long PostgresLock = 7270012026;

    public static int Apply(DbConnection connection, string module, IReadOnlyList<Script> scripts)
    {
        var postgres = connection is NpgsqlConnection;
        if (postgres) Execute(connection, null, $"select pg_advisory_lock({PostgresLock})");
        else Execute(connection, null, "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=OFF");
        try
        {
            if (postgres) Execute(connection, null, $"create schema if not exists {module}");
            var history = Sql.Table(postgres, module, "schema_version");
            Execute(connection, null, $"create table if not exists {history}(version int primary key, name text not null, hash text not null, applied_at text not null)");
            return scripts.Count(script => ApplyOne(connection, history, module, script));
        }
        finally
        {
            if (postgres) Execute(connection, null, $"select pg_advisory_unlock({PostgresLock})");
            else Execute(connection, null, "PRAGMA foreign_keys=ON");
        }
    }

    private static bool ApplyOne(DbConnection connection, string history, string module, Script script)
    {
        using var transaction = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: false) : connection.BeginTransaction();
        using (var known = Sql.Command(connection, transaction, $"select hash from {history} where version = @v", ("v", script.Version)))
        {
            if (known.ExecuteScalar() is string hash)
                return hash == script.Hash ? false : throw new StartRefusedException($"migration {module} {script.Version:0000}_{script.Name} was edited after it had been applied; add a new script instead");
        }
        Execute(connection, transaction, script.Sql);
        if (connection is SqliteConnection) CheckForeignKeys(connection, transaction);
        using (var done = Sql.Command(connection, transaction, $"insert into {history} values (@v, @n, @h, @a)",
            ("v", script.Version), ("n", script.Name), ("h", script.Hash), ("a", TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture))))
            done.ExecuteNonQuery();
        transaction.Commit();
        return true;
    }

    private static void CheckForeignKeys(DbConnection connection, DbTransaction transaction)
    {
        using var check = Sql.Command(connection, transaction, "PRAGMA foreign_key_check");
        using var reader = check.ExecuteReader();
        if (reader.Read()) throw new InvalidOperationException("foreign_key_check: " + reader.GetString(0));
    }

    private static void Execute(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = Sql.Command(connection, transaction, sql);
        command.ExecuteNonQuery();
    }
}
