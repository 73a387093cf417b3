using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Definitions;

/// <summary>The tenant was given the shipped processes. What it changed, retired or never wanted of them does not come again.</summary>
internal sealed class Adoption : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class AdoptionMapping : IEntityTypeConfiguration<Adoption>
{
    public void Configure(EntityTypeBuilder<Adoption> builder) => builder.ToTable("Adoptions").HasKey(a => a.TenantId);
}
