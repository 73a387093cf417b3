using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Passwords;

/// <summary>A link by which a person chooses a new password: once, within a day. It never goes round a second factor (ASVS 5.0 V6.4.3).</summary>
internal sealed class PasswordReset : IPersonOwned
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private PasswordReset()
    {
    }

    public Guid Id { get; private init; }

    public PersonId PersonId { get; private init; }

    public string TokenHash { get; private init; } = "";

    public PersonId? MadeBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static PasswordReset Make(PersonId person, string tokenHash, PersonId? by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(), PersonId = person, TokenHash = tokenHash, MadeBy = by, CreatedAt = now, ExpiresAt = now + Life };

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTimeOffset now) => UsedAt = now;
}

internal sealed class PasswordResetMapping : IEntityTypeConfiguration<PasswordReset>
{
    public void Configure(EntityTypeBuilder<PasswordReset> builder)
    {
        builder.ToTable("PasswordResets").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.TokenHash).HasMaxLength(64);
        builder.Property(r => r.UsedAt).IsConcurrencyToken();
        builder.HasIndex(r => r.TokenHash).IsUnique();
        builder.HasIndex(r => r.PersonId);
    }
}
