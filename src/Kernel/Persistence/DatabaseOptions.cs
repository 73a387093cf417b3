namespace SmartPark.Kernel.Persistence;

/// <summary>The two database engines.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, one process: the default.</summary>
    Sqlite,

    /// <summary>A server, any number of stateless nodes.</summary>
    Postgres,
}

/// <summary>Where the data is. Built by <see cref="DatabaseSettings"/> from configuration, which names every wrong value.</summary>
/// <param name="Provider">The engine.</param>
/// <param name="ConnectionString">Ready to open. On PostgreSQL it is the owner of the schemas; statements run as <see cref="AppRole"/>.</param>
/// <param name="DataDirectory">Absolute directory of the SQLite file, the uploaded files and the backups.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString, string DataDirectory)
{
    /// <summary>The PostgreSQL role, without BYPASSRLS and owner of nothing, that every request takes on.</summary>
    public const string AppRole = "smartpark_app";

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(DataDirectory, "smartpark.db");

    /// <summary>True on PostgreSQL.</summary>
    public bool IsPostgres => Provider == DatabaseProvider.Postgres;
}
