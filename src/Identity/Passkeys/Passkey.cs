using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Passkeys;

/// <summary>A passkey of a person (W3C Web Authentication level 3).</summary>
internal sealed class Passkey : IPersonOwned
{
    public Guid Id { get; init; }

    public PersonId PersonId { get; init; }

    /// <summary>The credential id in base64url.</summary>
    public string CredentialId { get; init; } = "";

    public string Name { get; set; } = "";

    public byte[] PublicKey { get; init; } = [];

    public long SignCount { get; set; }

    public string Transports { get; init; } = "";

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public byte[] AttestationObject { get; init; } = [];

    public byte[] ClientDataJson { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("Passkeys").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.CredentialId).HasMaxLength(1400);
        builder.Property(p => p.Name).HasMaxLength(60);
        builder.Property(p => p.Transports).HasMaxLength(120);
        builder.HasIndex(p => p.CredentialId).IsUnique();
        builder.HasIndex(p => p.PersonId);
    }
}
