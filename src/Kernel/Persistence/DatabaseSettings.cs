using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace SmartPark.Kernel.Persistence;

/// <summary>A wrong setting: the start stops with this one line.</summary>
/// <param name="key">Configuration key.</param>
/// <param name="value">What was given (secrets are not repeated).</param>
/// <param name="allowed">What is allowed.</param>
public sealed class SettingException(string key, string? value, string allowed)
    : StartRefusedException($"{key} = \"{value}\" cannot be used; allowed: {allowed}");

/// <summary>The program must not start; its message is the one line that says why.</summary>
/// <param name="line">What is wrong, where, and what to do.</param>
public class StartRefusedException(string line) : InvalidOperationException(line);

/// <summary>Reads the database settings.</summary>
public static class DatabaseSettings
{
    /// <summary>Key of the engine.</summary>
    public const string ProviderKey = "SmartPark:Database:Provider";

    /// <summary>Key of the data directory.</summary>
    public const string DirectoryKey = "SmartPark:DataDirectory";

    /// <summary>Key of the PostgreSQL connection string.</summary>
    public const string ConnectionKey = "ConnectionStrings:SmartPark";

    /// <summary>Reads and checks the settings; makes the data directory.</summary>
    /// <param name="configuration">Configuration of the host.</param>
    /// <param name="contentRoot">Directory that relative paths start from.</param>
    /// <exception cref="SettingException">A value cannot be used.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, string contentRoot)
    {
        var directory = DirectoryOf(configuration[DirectoryKey] ?? "data", contentRoot);
        var name = configuration[ProviderKey] ?? "sqlite";
        return name.ToUpperInvariant() switch
        {
            "SQLITE" => new(DatabaseProvider.Sqlite, SqliteConnectionString(directory), directory),
            "POSTGRES" => new(DatabaseProvider.Postgres, PostgresConnectionString(configuration.GetConnectionString("SmartPark")), directory),
            _ => throw new SettingException(ProviderKey, name, "sqlite, postgres"),
        };
    }

    private static string DirectoryOf(string value, string contentRoot)
    {
        try
        {
            var directory = Path.GetFullPath(value, contentRoot);
            Directory.CreateDirectory(directory);
            return directory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingException(DirectoryKey, value, "a directory this program may create and write");
        }
    }

    private static string SqliteConnectionString(string directory) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(directory, "smartpark.db"),
        ForeignKeys = true,
        Pooling = true,
        DefaultTimeout = 30,
    }.ToString();

    private static string PostgresConnectionString(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new SettingException(ConnectionKey, value, "a PostgreSQL connection string, for example Host=127.0.0.1;Database=smartpark;Username=smartpark;Password=…");
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(value) { ApplicationName = "smartpark" };
            if (builder.NoResetOnClose) throw new SettingException(ConnectionKey, "… No Reset On Close=true", "a connection string without No Reset On Close: the next renter would inherit the tenant");
            return builder.ToString();
        }
        catch (ArgumentException)
        {
            throw new SettingException(ConnectionKey, "(not shown)", "a PostgreSQL connection string of Npgsql's keywords");
        }
    }
}
