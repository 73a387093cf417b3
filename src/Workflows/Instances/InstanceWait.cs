using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Instances;

/// <summary>Something an instance waits for, so that a clock, a message or a signal finds it: the index of the waits in its state.</summary>
internal sealed class InstanceWait : ITwoPartyOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId ProviderId { get; init; }

    public TenantId? ConsumerId { get; init; }

    public Guid InstanceId { get; init; }

    /// <summary>Number of the wait in the instance.</summary>
    public int Wait { get; init; }

    /// <summary>When a timer rings; null for a message or signal.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Name of the message or signal; empty for a timer.</summary>
    public string Name { get; set; } = "";

    /// <summary>Of a message: what the instance is about.</summary>
    public string Subject { get; init; } = "";
}

internal sealed class InstanceWaitMapping : IEntityTypeConfiguration<InstanceWait>
{
    public void Configure(EntityTypeBuilder<InstanceWait> builder)
    {
        builder.ToTable("Waits").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.Subject).HasMaxLength(100);
        builder.HasIndex(t => t.DueAt);
        builder.HasIndex(t => new { t.ProviderId, t.Name, t.Subject });
        builder.HasIndex(t => new { t.InstanceId, t.Wait }).IsUnique();
    }
}
