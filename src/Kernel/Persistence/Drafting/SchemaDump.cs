using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics.Internal;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Scaffolding.Metadata;
using Microsoft.EntityFrameworkCore.Sqlite.Diagnostics.Internal;
using Microsoft.EntityFrameworkCore.Sqlite.Scaffolding.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Diagnostics.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Scaffolding.Internal;

namespace SmartPark.Kernel.Persistence.Drafting;

/// <summary>Reads a database's schema with the provider's own scaffolding reader, as lines that can be compared. What EF does not know (policies, functions, full text) is outside.</summary>
internal static partial class SchemaDump
{
    public static DatabaseModel Read(DbConnection connection)
    {
        var postgres = connection is NpgsqlConnection;
        var services = new ServiceCollection().AddLogging();
        if (postgres) services.AddEntityFrameworkNpgsql();
        else services.AddEntityFrameworkSqlite();
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        using var listener = new DiagnosticListener("schema");
        LoggingDefinitions definitions = postgres ? new NpgsqlLoggingDefinitions() : new SqliteLoggingDefinitions();
        var log = new DiagnosticsLogger<DbLoggerCategory.Scaffolding>(NullLoggerFactory.Instance, new LoggingOptions(), listener, definitions, new NullDbContextLogger(), null);
        IDatabaseModelFactory factory = postgres ? new NpgsqlDatabaseModelFactory(log) : new SqliteDatabaseModelFactory(log, scope.ServiceProvider.GetRequiredService<IRelationalTypeMappingSource>());
        var model = factory.Create(connection, new DatabaseModelFactoryOptions());
        if (connection is SqliteConnection sqlite) AddFilters(sqlite, model);
        return model;
    }

    /// <summary>One line a fact about the tables of one module.</summary>
    public static SortedSet<string> Lines(DatabaseModel model, string module)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in model.Tables.Where(t => Belongs(t, module)))
        {
            foreach (var c in table.Columns) lines.Add($"{table.Name}.{c.Name} {c.StoreType}{(c.IsNullable ? " null" : " not null")} default={c.DefaultValueSql} computed={c.ComputedColumnSql}");
            if (table.PrimaryKey is { } pk) lines.Add($"{table.Name} PK {pk.Name} ({Columns(pk.Columns)})");
            foreach (var u in table.UniqueConstraints) lines.Add($"{table.Name} UQ {u.Name} ({Columns(u.Columns)})");
            foreach (var x in table.Indexes) lines.Add($"{table.Name} IX {x.Name} ({Columns(x.Columns)}) unique={x.IsUnique} where={x.Filter}");
            foreach (var f in table.ForeignKeys) lines.Add($"{table.Name} FK {f.Name} ({Columns(f.Columns)})->{f.PrincipalTable.Name}({Columns(f.PrincipalColumns)}) {f.OnDelete}");
        }
        return lines;
    }

    /// <summary>True for a module's own tables but those that are plain SQL by design.</summary>
    public static bool Belongs(DatabaseTable table, string module) =>
        (table.Schema == module || (table.Schema is null && table.Name.StartsWith(module + "_", StringComparison.Ordinal))) && !PlainSql().IsMatch(table.Name);

    private static string Columns(IEnumerable<DatabaseColumn> columns) => string.Join(',', columns.Select(c => c.Name));

    /// <summary>The SQLite reader does not report the condition of a partial index.</summary>
    private static void AddFilters(SqliteConnection connection, DatabaseModel model)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name, sql from sqlite_master where type = 'index' and sql is not null";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var condition = Where().Match(reader.GetString(1));
            var index = model.Tables.SelectMany(t => t.Indexes).FirstOrDefault(i => i.Name == reader.GetString(0));
            if (condition.Success && index is not null) index.Filter = condition.Groups[1].Value.Trim().ToString(CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"\)\s+where\s+(.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Where();

    [GeneratedRegex("(^|_)(schema_version|idempotency|search|search_terms.*)$", RegexOptions.None, 1000)]
    private static partial Regex PlainSql();
}
