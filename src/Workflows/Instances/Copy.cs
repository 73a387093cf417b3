using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Instances;

/// <summary>抄送: somebody is to know of an instance. It decides nothing and holds nothing up; opening it is the receipt.</summary>
internal sealed class Copy : ITwoPartyOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId ProviderId { get; init; }

    public TenantId? ConsumerId { get; init; }

    public Guid InstanceId { get; init; }

    public PersonId To { get; init; }

    public string ToName { get; init; } = "";

    /// <summary>Who sent it; empty when the process did.</summary>
    public string FromName { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class CopyMapping : IEntityTypeConfiguration<Copy>
{
    public void Configure(EntityTypeBuilder<Copy> builder)
    {
        builder.ToTable("Copies").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.ToName).HasMaxLength(100);
        builder.Property(c => c.FromName).HasMaxLength(100);
        builder.HasIndex(c => new { c.To, c.At });
        builder.HasIndex(c => new { c.InstanceId, c.To }).IsUnique();
    }
}
