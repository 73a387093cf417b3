using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Reach;

/// <summary>What a person wants to hear of: policies whose text has the words, or those the own enterprise fits or almost fits.</summary>
internal sealed class PolicySubscription : IPersonOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public PersonId PersonId { get; init; }

    /// <summary>The enterprise the person acted for.</summary>
    public TenantId Tenant { get; init; }

    /// <summary>Words, parted by spaces, all of which must stand in title, target or content; empty: every policy.</summary>
    public string Words { get; init; } = "";

    /// <summary>True to hear only of those that fit or almost fit.</summary>
    public bool FittingOnly { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class PolicySubscriptionMapping : IEntityTypeConfiguration<PolicySubscription>
{
    public void Configure(EntityTypeBuilder<PolicySubscription> builder)
    {
        builder.ToTable("Subscriptions").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Words).HasMaxLength(100);
        builder.HasIndex(s => new { s.PersonId, s.Tenant });
    }
}
