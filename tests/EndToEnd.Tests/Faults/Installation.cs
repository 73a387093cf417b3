using Microsoft.Data.Sqlite;
using SmartPark.Testing.Databases;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>A data directory with a seeded park, on either engine, and the settings under which a portal serves it.</summary>
internal sealed class Installation(string directory, SeededPark park, string? postgres = null) : IDisposable
{
    public string Directory => directory;

    public SeededPark Park => park;

    public string? Postgres => postgres;

    public string Database => Path.Combine(directory, "smartpark.db");

    public Dictionary<string, string> Environment { get; } = new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["SmartPark__Demo"] = "false",
        ["SmartPark__DataDirectory"] = directory,
        ["SmartPark__RateLimitFactor"] = "1000",
        ["SmartPark__Database__Provider"] = postgres is null ? "sqlite" : "postgres",
        ["ConnectionStrings__SmartPark"] = postgres ?? "",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    /// <summary>A fresh copy of the seeded park on SQLite.</summary>
    public static async Task<Installation> OnSqliteAsync(string? directory = null)
    {
        var template = await SeededPark.TemplateAsync();
        var at = directory ?? System.IO.Directory.CreateTempSubdirectory("smartpark-fault-").FullName;
        foreach (var file in System.IO.Directory.GetFiles(template.Directory, "smartpark.db*")) File.Copy(file, Path.Combine(at, Path.GetFileName(file)));
        return new(at, template.Park);
    }

    /// <summary>A park seeded on a new PostgreSQL database.</summary>
    public static async Task<Installation> OnPostgresAsync(PostgresServer server)
    {
        var connection = server.CreateDatabase();
        var at = System.IO.Directory.CreateTempSubdirectory("smartpark-fault-").FullName;
        return new(at, await SeededPark.SeedAsync(at, connection), connection);
    }

    /// <summary>An empty data directory: nothing was ever started here.</summary>
    public static Installation Empty() => new(System.IO.Directory.CreateTempSubdirectory("smartpark-fault-").FullName, SeededPark.None);

    /// <summary>Asks the database behind the portal's back.</summary>
    public List<string> Rows(string sql)
    {
        using System.Data.Common.DbConnection connection = postgres is null
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString())
            : new Npgsql.NpgsqlConnection(postgres.Replace("Username=park_owner", "Username=postgres", StringComparison.Ordinal) + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = postgres is null ? sql : sql.Replace("portal_", "portal.", StringComparison.Ordinal).Replace("identity_", "identity.", StringComparison.Ordinal).Replace("kernel_", "kernel.", StringComparison.Ordinal).Replace("workflows_", "workflows.", StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        return rows;
    }

    public void Dispose()
    {
        if (System.IO.Directory.Exists(directory)) System.IO.Directory.Delete(directory, recursive: true);
    }
}
