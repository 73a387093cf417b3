using Microsoft.Data.Sqlite;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Testing.Databases;

/// <summary>An empty database of either engine with a data directory of its own.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("smartpark-test-").FullName;

    /// <summary>Makes one.</summary>
    public TestDatabase(DatabaseProvider provider) => Options = provider == DatabaseProvider.Sqlite
        ? new(provider, new SqliteConnectionStringBuilder { DataSource = Path.Combine(_directory, "smartpark.db"), ForeignKeys = true, DefaultTimeout = 30 }.ToString(), _directory)
        : new(provider, PostgresServer.Shared.CreateDatabase(), _directory);

    /// <summary>Where it is.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>Releases the pooled connections and removes the directory.</summary>
    public void Dispose()
    {
        if (Options.IsPostgres) Npgsql.NpgsqlConnection.ClearPool(new(Options.ConnectionString));
        else
        {
            using var connection = new SqliteConnection(Options.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        Directory.Delete(_directory, recursive: true);
    }
}
