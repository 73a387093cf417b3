using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Identity.People;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts").HasKey(a => a.PersonId);
        builder.Property(a => a.PersonId).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(100);
        builder.Property(a => a.Email).HasMaxLength(254);
        builder.Property(a => a.EmailKey).HasMaxLength(254);
        builder.Property(a => a.Phone).HasMaxLength(11);
        builder.Property(a => a.PasswordHash).HasMaxLength(200);
        builder.Property(a => a.PasswordHistory).HasMaxLength(1200);
        builder.Property(a => a.DisabledBecause).HasMaxLength(400);
        builder.Property(a => a.Culture).HasMaxLength(10);
        builder.Ignore(a => a.EarlierHashes);
        builder.HasIndex(a => a.EmailKey).IsUnique();
        builder.HasIndex(a => a.Phone).IsUnique();
    }
}
