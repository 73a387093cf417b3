using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Testing.Databases;

namespace SmartPark.Isolation.Tests;

/// <summary>Puts one row of every entity of a model into the database for a tenant, made from the model's metadata, past all walls and foreign keys.</summary>
internal sealed class RowSeeder(DatabaseOptions options)
{
    private bool _sparse;

    /// <summary>Ids of the rows made, by tenant mark and entity name.</summary>
    public Dictionary<(string Mark, string Entity), Guid> Ids { get; } = [];

    /// <summary>The entities without which a caller does not exist.</summary>
    private static readonly string[] Existence = ["Tenant", "Account", "Membership", "Session"];

    /// <param name="db">Whose entities.</param>
    /// <param name="owner">For whom.</param>
    /// <param name="existing">True for rows that only make the caller exist, with as little in them as may be.</param>
    public void Seed(ModuleDb db, Canary owner, bool existing = false)
    {
        using var connection = Open();
        _sparse = existing;
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.GetTableName() is not null && !e.ClrType.IsAssignableTo(typeof(IKernelOwned)) && e.ClrType.Name is not ("AuditLine" or "AuditHead") && (!existing || Existence.Contains(e.ClrType.Name))))
            Insert(connection, entity, owner);
    }

    private DbConnection Open()
    {
        DbConnection connection = options.IsPostgres
            ? new NpgsqlConnection(PostgresServer.Shared.Admin(new NpgsqlConnectionStringBuilder(options.ConnectionString).Database!))
            : new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = false, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = options.IsPostgres ? "set session_replication_role = replica" : "pragma foreign_keys = off";
        command.ExecuteNonQuery();
        return connection;
    }

    private void Insert(DbConnection connection, IEntityType entity, Canary owner)
    {
        using var command = connection.CreateCommand();
        var columns = new List<string>();
        foreach (var property in entity.GetProperties())
        {
            var value = property.IsNullable && (_sparse || !Telling(property)) ? null : Value(entity, property, owner);
            var parameter = command.CreateParameter();
            parameter.ParameterName = "p" + columns.Count;
            parameter.Value = Converted(property, value) ?? DBNull.Value;
            command.Parameters.Add(parameter);
            columns.Add($"\"{property.GetColumnName()}\"");
            if (property.Name == "Id" && value is Guid id) Ids[(owner.Mark, entity.ClrType.Name)] = id;
        }
        var table = entity.GetSchema() is { } schema ? $"{schema}.{entity.GetTableName()}" : entity.GetTableName();
        command.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
        try { command.ExecuteNonQuery(); }
        catch (DbException e) { throw new InvalidOperationException($"seeding {entity.ClrType.Name} for {owner.Mark}: {e.Message}", e); }
    }

    private static object? Converted(IProperty property, object? value) =>
        value is null ? null : property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    /// <summary>Columns that must say whose the row is or carry its mark.</summary>
    private static bool Telling(IProperty property) => Plain(property) == typeof(string) || property.Name is "ConsumerId" or "PersonId";

    private static Type Plain(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    private static object Value(IEntityType entity, IProperty property, Canary owner)
    {
        var type = Plain(property);
        if (type == typeof(TenantId)) return entity.ClrType.Name == "Tenant" && property.Name == "Park" && owner.Park is { } park ? park : owner.Tenant;
        if (type == typeof(PersonId)) return owner.Person;
        if (type == typeof(Guid)) return entity.ClrType.Name == "Tenant" && property.Name == "Id" ? owner.Tenant.Value : Guid.CreateVersion7();
        if (type == typeof(string)) return Text(property, owner);
        if (type == typeof(bool)) return property.Name == "Enabled";
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 11, 20);
        if (type == typeof(TimeOnly)) return new TimeOnly(9, 0);
        if (type == typeof(byte[])) return new byte[] { 1, 2, 3 };
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        return Convert.ChangeType(1, type, null);
    }

    private static string Text(IProperty property, Canary owner)
    {
        if (property.Name == nameof(IPublished.Audience)) return "";
        var text = $"{owner.Mark}{Guid.NewGuid():N}";
        return property.GetMaxLength() is { } most && text.Length > most ? text[..most] : text;
    }
}
