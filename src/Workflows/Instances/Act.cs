using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Instances;

/// <summary>One step of an instance, for its trail: who did what, and what the tokens did then. Never changed.</summary>
internal sealed class Act : ITwoPartyOwned
{
    /// <summary>Characters of <see cref="Text"/>.</summary>
    public const int MostText = 2_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId ProviderId { get; init; }

    public TenantId? ConsumerId { get; init; }

    public Guid InstanceId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Order within the instance, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The verb: <c>start</c>, <c>approve</c>, <c>return</c>, <c>timer</c>…</summary>
    public string Kind { get; init; } = "";

    public string Node { get; init; } = "";

    public PersonId? By { get; init; }

    public string ByName { get; init; } = "";

    /// <summary>For whom he acted: the person whose stand-in he is; null for himself.</summary>
    public string OnBehalfOf { get; init; } = "";

    /// <summary>Comment, reason, name of who was added, or code of an incident.</summary>
    public string Text { get; init; } = "";

    /// <summary>Variables that were set, as JSON; empty when none.</summary>
    public string Values { get; init; } = "";

    /// <summary>What the tokens did in this step: see <see cref="Instances.Happened"/>.</summary>
    public string Happened { get; init; } = "";

    /// <summary>Attached files, ids joined by commas.</summary>
    public string Files { get; init; } = "";
}

internal sealed class ActMapping : IEntityTypeConfiguration<Act>
{
    public void Configure(EntityTypeBuilder<Act> builder)
    {
        builder.ToTable("Acts").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasMaxLength(40);
        builder.Property(a => a.Node).HasMaxLength(200);
        builder.Property(a => a.ByName).HasMaxLength(100);
        builder.Property(a => a.OnBehalfOf).HasMaxLength(100);
        builder.Property(a => a.Text).HasMaxLength(Act.MostText);
        builder.Property(a => a.Files).HasMaxLength(800);
        builder.HasIndex(a => new { a.InstanceId, a.Number }).IsUnique();
        builder.HasIndex(a => new { a.By, a.At });
    }
}
