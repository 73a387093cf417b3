using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Identity.Tenants;

internal sealed class TenantMapping : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.ToTable("Tenants").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.Slug).HasMaxLength(40);
        builder.Property(t => t.Uscc).HasMaxLength(18);
        builder.Property(t => t.IndustryCode).HasMaxLength(10);
        builder.Property(t => t.DivisionCode).HasMaxLength(12);
        builder.Property(t => t.DisabledBecause).HasMaxLength(400);
        builder.Ignore(t => t.Park);
        builder.HasIndex(t => t.Slug).IsUnique();
        builder.HasIndex(t => t.Uscc).IsUnique();
        builder.HasIndex(t => new { t.ParkId, t.Kind, t.Name });
    }
}
