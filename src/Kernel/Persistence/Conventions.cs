using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Persistence;

/// <summary>Stores a typed UUID as a plain UUID.</summary>
/// <typeparam name="TId">The id type.</typeparam>
public sealed class GuidIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value)) where TId : struct, IGuidId<TId>
{
    private static TId Wrap(Guid value) => TId.From(value);
}

/// <summary>Instants as SQLite keeps them: microseconds since 1970 in UTC, which sort and compare as numbers.</summary>
internal static class Microseconds
{
    private const long Unix = 62_135_596_800_000_000;

    public static long Of(DateTimeOffset at) => at.UtcTicks / 10 - Unix;

    public static DateTimeOffset ToInstant(long microseconds) => new((microseconds + Unix) * 10, TimeSpan.Zero);
}

/// <summary>Stores an instant on SQLite as <see cref="Microseconds"/>. For rows read by hand call those: a converter compiles itself, which takes longer than the query.</summary>
public sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(at => Microseconds.Of(at), value => Microseconds.ToInstant(value));

/// <summary>Stores an instant on PostgreSQL in UTC.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);

/// <summary>Names and column types common to all modules.</summary>
internal static class Conventions
{
    public static void Types(ModelConfigurationBuilder builder, bool postgres)
    {
        builder.Properties<TenantId>().HaveConversion<GuidIdConverter<TenantId>>();
        builder.Properties<PersonId>().HaveConversion<GuidIdConverter<PersonId>>();
        if (postgres) builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        else builder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }

    /// <summary>snake_case names; a schema for the module on PostgreSQL, a prefix on SQLite; enums as text.</summary>
    public static void Names(ModelBuilder builder, string module, bool postgres)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } table || entity.IsOwned()) continue;
            var name = Snake(table);
            builder.Entity(entity.ClrType).ToTable(postgres ? name : $"{module}_{name}", postgres ? module : null);
            foreach (var property in entity.GetProperties()) Column(property);
        }
    }

    private static void Column(IMutableProperty property)
    {
        property.SetColumnName(Snake(property.Name));
        if (property.Name == nameof(IVersioned.Version) && property.DeclaringType.ClrType.IsAssignableTo(typeof(IVersioned))) property.IsConcurrencyToken = true;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (!type.IsEnum || property.GetValueConverter() is not null) return;
        property.SetProviderClrType(typeof(string));
        property.SetMaxLength(40);
    }

    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
