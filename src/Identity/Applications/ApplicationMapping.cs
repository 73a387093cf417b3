using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Identity.Applications;

internal sealed class ApplicationMapping : IEntityTypeConfiguration<EnterpriseApplication>
{
    public void Configure(EntityTypeBuilder<EnterpriseApplication> builder)
    {
        builder.ToTable("Applications").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Number).HasMaxLength(20);
        builder.Property(a => a.SecretHash).HasMaxLength(64);
        builder.Property(a => a.Company).HasMaxLength(200);
        builder.Property(a => a.Uscc).HasMaxLength(18);
        builder.Property(a => a.IndustryCode).HasMaxLength(10);
        builder.Property(a => a.DivisionCode).HasMaxLength(12);
        builder.Property(a => a.ContactName).HasMaxLength(100);
        builder.Property(a => a.ContactEmail).HasMaxLength(254);
        builder.Property(a => a.ContactPhone).HasMaxLength(11);
        builder.Property(a => a.Reason).HasMaxLength(400);
        builder.HasIndex(a => a.Number).IsUnique();
        builder.HasIndex(a => new { a.ProviderId, a.State, a.FiledAt });
        builder.HasIndex(a => a.ConsumerId);
        builder.HasIndex(a => a.Uscc);
    }
}
