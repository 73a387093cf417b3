using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Portal.Directory;

internal sealed class EnterpriseCardMapping : IEntityTypeConfiguration<EnterpriseCard>
{
    public void Configure(EntityTypeBuilder<EnterpriseCard> builder)
    {
        builder.ToTable("EnterpriseCards").HasKey(c => c.TenantId);
        builder.Property(c => c.TenantId).ValueGeneratedNever();
        builder.Property(c => c.Audience).HasMaxLength(2000);
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.Uscc).HasMaxLength(18);
        builder.Property(c => c.IndustryCode).HasMaxLength(10);
        builder.Property(c => c.DivisionCode).HasMaxLength(12);
        builder.Property(c => c.Intro).HasMaxLength(20_000);
        builder.Property(c => c.Website).HasMaxLength(300);
        builder.Property(c => c.Contact).HasMaxLength(300);
        builder.Property(c => c.Tags).HasMaxLength(800);
        builder.HasIndex(c => new { c.ParkId, c.Visible, c.Name });
    }
}

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("Products").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Audience).HasMaxLength(2000);
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.Property(p => p.Summary).HasMaxLength(500);
        builder.Property(p => p.Description).HasMaxLength(20_000);
        builder.Property(p => p.Keywords).HasMaxLength(800);
        builder.HasIndex(p => new { p.TenantId, p.Visible });
        builder.HasOne<EnterpriseCard>().WithMany().HasForeignKey(p => p.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CertificateMapping : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("Certificates").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Audience).HasMaxLength(2000);
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.Number).HasMaxLength(100);
        builder.Property(c => c.Issuer).HasMaxLength(200);
        builder.HasOne<EnterpriseCard>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
