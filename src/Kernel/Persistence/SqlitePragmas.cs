using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SmartPark.Kernel.Persistence;

/// <summary>What every SQLite connection must be set to, and the proof that it is.</summary>
public static class SqlitePragmas
{
    private const string Settings =
        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;";

    /// <summary>Applies the settings and asserts durability: an acknowledged commit has been fsynced.</summary>
    /// <exception cref="InvalidOperationException">synchronous is not FULL (2).</exception>
    public static void Apply(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        AssertDurable(connection);
    }

    /// <summary>Throws unless commits are fsynced.</summary>
    public static void AssertDurable(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        if (Convert.ToInt64(command.ExecuteScalar(), null) != 2) throw new InvalidOperationException("SQLite must run with synchronous=FULL: an acknowledged write has to survive a power cut");
    }
}
