using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.StandIns;

/// <summary>委托: for a time, new tasks of a person go to another of the same tenant. One step only: a stand-in's own stand-in is not asked. Both see the task and either may act; the trail says for whom.</summary>
internal sealed class StandIn : ITenantOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public PersonId For { get; init; }

    public string ForName { get; init; } = "";

    public PersonId By { get; init; }

    public string ByName { get; init; } = "";

    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Keys of the processes it holds for, joined by commas; empty for all.</summary>
    public string Keys { get; init; } = "";

    public bool Ended { get; set; }

    public bool Covers(string key, DateOnly day) => !Ended && From <= day && day <= Until && (Keys.Length == 0 || Keys.Split(',').Contains(key));
}

internal sealed class StandInMapping : IEntityTypeConfiguration<StandIn>
{
    public void Configure(EntityTypeBuilder<StandIn> builder)
    {
        builder.ToTable("StandIns").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ForName).HasMaxLength(100);
        builder.Property(s => s.ByName).HasMaxLength(100);
        builder.Property(s => s.Keys).HasMaxLength(2000);
        builder.HasIndex(s => new { s.TenantId, s.For, s.Until });
    }
}
