using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Drafts;

/// <summary>What one person typed into the editor of one policy and has not saved yet.</summary>
internal sealed class PolicyDraft : IPersonOwned
{
    public const int Most = 200_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public PersonId PersonId { get; init; }

    public TenantId Tenant { get; init; }

    /// <summary>The policy edited; empty for a new one.</summary>
    public Guid PolicyId { get; init; }

    /// <summary>Version the person had opened.</summary>
    public long BasedOn { get; set; }

    /// <summary>The content as JSON.</summary>
    public string Json { get; set; } = "";

    public DateTimeOffset KeptAt { get; set; }
}

internal sealed class PolicyDraftMapping : IEntityTypeConfiguration<PolicyDraft>
{
    public void Configure(EntityTypeBuilder<PolicyDraft> builder)
    {
        builder.ToTable("Drafts").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Json).HasMaxLength(PolicyDraft.Most);
        builder.HasIndex(d => new { d.PersonId, d.Tenant, d.PolicyId }).IsUnique();
    }
}
