using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Facts;

/// <summary>Where a fact comes from.</summary>
public enum FactSource
{
    /// <summary>Typed by people of the enterprise.</summary>
    Typed,

    /// <summary>From a file of the enterprise.</summary>
    Imported,

    /// <summary>From the registration of the enterprise.</summary>
    Registered,

    /// <summary>Taken over from the calculator.</summary>
    Calculator,
}

/// <summary>How sure a fact is.</summary>
public enum FactConfidence
{
    /// <summary>Said by the enterprise.</summary>
    Stated,

    /// <summary>A document stands behind it.</summary>
    Documented,

    /// <summary>From an authority's record.</summary>
    Official,
}

/// <summary>
/// One value of one field and year, in force from one number of the profile to another: the profile as it stood at any number can be read again, and an old result explained.
/// Only its owner reads it, until the enterprise shares its group: then the park and the operator do, as named readers, and the current value only.
/// </summary>
internal sealed class Fact : IPublished
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public string Audience { get; private set; } = "";

    public bool Visible { get; private set; }

    public string Field { get; init; } = "";

    /// <summary>Calendar year, 0 for fields without.</summary>
    public int Year { get; init; }

    /// <summary>The value as <see cref="Values"/> writes it.</summary>
    public string Text { get; init; } = "";

    public FactSource Source { get; init; }

    public FactConfidence Confidence { get; init; }

    public DateOnly ObservedOn { get; init; }

    public long Since { get; init; }

    /// <summary>The number of the profile from which it no longer holds; null while it does.</summary>
    public long? Until { get; private set; }

    public DateTimeOffset SetAt { get; init; }

    public PersonId? SetBy { get; init; }

    public void End(long number) => (Until, Visible, Audience) = (number, false, "");

    public void Share(string audience) => (Visible, Audience) = (audience.Length > 0 && Until is null, Until is null ? audience : "");
}

internal sealed class FactMapping : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> builder)
    {
        builder.ToTable("Facts").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Audience).HasMaxLength(2000);
        builder.Property(f => f.Field).HasMaxLength(60);
        builder.Property(f => f.Text).HasMaxLength(Values.LongestText);
        builder.HasIndex(f => new { f.TenantId, f.Field, f.Year, f.Since }).IsUnique();
    }
}
