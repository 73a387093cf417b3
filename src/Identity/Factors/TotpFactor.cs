using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Factors;

/// <summary>The authenticator app of a person. The secret is stored under Data Protection.</summary>
internal sealed class TotpFactor : IPersonOwned, IVersioned
{
    private TotpFactor()
    {
    }

    public PersonId PersonId { get; private init; }

    public string ProtectedSecret { get; private set; } = "";

    /// <summary>Null until a first code proved that the app has the secret.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Last time step whose code was accepted: it and earlier ones are refused (RFC 6238 5.2).</summary>
    public long LastStep { get; private set; }

    public long Version { get; private set; }

    public static TotpFactor Make(PersonId person, string protectedSecret) => new() { PersonId = person, ProtectedSecret = protectedSecret };

    public void Replace(string protectedSecret) => (ProtectedSecret, ConfirmedAt, LastStep) = (protectedSecret, null, 0);

    public void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    public void Use(long step) => LastStep = step;
}

/// <summary>A code on paper for the day the phone is lost; each works once.</summary>
internal sealed class RecoveryCode : IPersonOwned
{
    private RecoveryCode()
    {
    }

    public Guid Id { get; private init; }

    public PersonId PersonId { get; private init; }

    public string CodeHash { get; private init; } = "";

    public DateTimeOffset? UsedAt { get; private set; }

    public static RecoveryCode Make(PersonId person, string codeHash) => new() { Id = Guid.CreateVersion7(), PersonId = person, CodeHash = codeHash };

    public void Use(DateTimeOffset now) => UsedAt = now;
}

internal sealed class FactorMappings : IEntityTypeConfiguration<TotpFactor>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<TotpFactor> builder)
    {
        builder.ToTable("TotpFactors").HasKey(f => f.PersonId);
        builder.Property(f => f.PersonId).ValueGeneratedNever();
        builder.Property(f => f.ProtectedSecret).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.CodeHash).HasMaxLength(64);
        builder.Property(c => c.UsedAt).IsConcurrencyToken();
        builder.HasIndex(c => new { c.PersonId, c.CodeHash });
    }
}
