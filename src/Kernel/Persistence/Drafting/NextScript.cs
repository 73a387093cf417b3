using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Scaffolding.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmartPark.Kernel.Persistence.Drafting;

/// <summary>Drafts a module's next script: the database its scripts produce against the model as it is now. Renames come out as drop and add; a person edits, the drift test judges.</summary>
internal sealed class NextScript(ModuleDb now)
{
    private readonly IModel _design = now.GetService<IDesignTimeModel>().Model;

    /// <param name="old">The schema that the scripts so far produce.</param>
    public string Draft(DatabaseModel old)
    {
        var target = _design.GetRelationalModel();
        var known = target.Tables.SelectMany(t => t.Columns.Select(c => (Key: t.Name + "." + c.Name, Value: (IReadOnlyProperty)c.PropertyMappings[0].Property))).ToDictionary(x => x.Key, x => x.Value);
        var builder = new ModelBuilder();
        foreach (var annotation in _design.GetAnnotations().Where(a => a.Name.StartsWith("Npgsql:", StringComparison.Ordinal))) builder.HasAnnotation(annotation.Name, annotation.Value);
        var tables = old.Tables.Where(t => SchemaDump.Belongs(t, now.Module)).ToList();
        foreach (var table in tables) builder.SharedTypeEntity<Dictionary<string, object>>(table.Name, entity => Table(entity, table, known));
        foreach (var key in tables.SelectMany(t => t.ForeignKeys)) ForeignKey(builder, key);
        var source = now.GetService<IModelRuntimeInitializer>().Initialize((IModel)builder.FinalizeModel(), designTime: true, null).GetRelationalModel();
        var operations = now.GetService<IMigrationsModelDiffer>().GetDifferences(source, target);
        return string.Join('\n', now.GetService<IMigrationsSqlGenerator>().Generate(operations, _design).Select(c => c.CommandText.TrimEnd()));
    }

    private void Table(EntityTypeBuilder entity, DatabaseTable table, Dictionary<string, IReadOnlyProperty> known)
    {
        entity.ToTable(table.Name, table.Schema);
        foreach (var column in table.Columns) Column(entity, column, known.GetValueOrDefault(table.Name + "." + column.Name));
        if (table.PrimaryKey is { } pk) entity.HasKey([.. pk.Columns.Select(c => c.Name)]).HasName(Said(pk.Name) ?? "PK_" + table.Name);
        foreach (var unique in table.UniqueConstraints) entity.HasAlternateKey([.. unique.Columns.Select(c => c.Name)]).HasName(Said(unique.Name) ?? $"AK_{table.Name}_{string.Join('_', unique.Columns.Select(c => c.Name))}");
        foreach (var index in table.Indexes)
        {
            var built = entity.HasIndex([.. index.Columns.Select(c => c.Name)], index.Name!).IsUnique(index.IsUnique);
            if (index.Filter is { } filter) built.HasFilter(filter.Trim('(', ')'));
        }
    }

    private void Column(EntityTypeBuilder entity, DatabaseColumn column, IReadOnlyProperty? current)
    {
        var type = current?.GetTypeMapping().Converter?.ProviderClrType ?? current?.ClrType ?? now.GetService<IRelationalTypeMappingSource>().FindMapping(column.StoreType!)!.ClrType;
        if (column.IsNullable && type.IsValueType && Nullable.GetUnderlyingType(type) is null) type = typeof(Nullable<>).MakeGenericType(type);
        var property = entity.Property(type, column.Name).HasColumnType(column.StoreType).IsRequired(!column.IsNullable);
        property.ValueGeneratedNever();
        if (column.DefaultValueSql is { } value) property.HasDefaultValueSql(value);
    }

    private static void ForeignKey(ModelBuilder builder, DatabaseForeignKey key)
    {
        var reference = builder.Entity(key.Table.Name).HasOne(key.PrincipalTable.Name, null).WithMany()
            .HasForeignKey([.. key.Columns.Select(c => c.Name)]).HasPrincipalKey([.. key.PrincipalColumns.Select(c => c.Name)])
            .OnDelete(key.OnDelete switch { ReferentialAction.Cascade => DeleteBehavior.Cascade, ReferentialAction.SetNull => DeleteBehavior.SetNull, _ => DeleteBehavior.Restrict });
        reference.HasConstraintName(Said(key.Name) ?? $"FK_{key.Table.Name}_{key.PrincipalTable.Name}_{string.Join('_', key.Columns.Select(c => c.Name))}");
    }

    /// <summary>SQLite's reader knows no names of constraints; then they are what EF would call them.</summary>
    private static string? Said(string? name) => string.IsNullOrEmpty(name) || name.StartsWith("sqlite_autoindex", StringComparison.Ordinal) ? null : name;
}
