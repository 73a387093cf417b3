using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Opportunities;

/// <summary>What kind of project or opportunity it is.</summary>
public enum OpportunityKind
{
    /// <summary>技术改造.</summary>
    Renewal,

    /// <summary>搬迁.</summary>
    Relocation,

    /// <summary>招标.</summary>
    Tender,

    /// <summary>揭榜挂帅.</summary>
    Challenge,
}

/// <summary>A project or business opportunity of a park or the operator, for the enterprises whose facts fit its rule.</summary>
internal sealed class Opportunity : IPublished, IVersioned
{
    public const int LongestText = 10_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public string Audience { get; private set; } = "";

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public OpportunityKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Contact { get; private set; } = "";

    public DateOnly? Until { get; private set; }

    /// <summary>The rule as JSON: see <see cref="RuleBody"/>.</summary>
    public string Body { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public void Write(OpportunityContent content, string audience, DateTimeOffset now)
    {
        (Kind, Title, Text, Contact, Until) = (content.Kind, content.Title.Trim(), content.Text.Trim(), content.Contact.Trim(), content.Until);
        (Body, Visible, Audience, ChangedAt) = (content.Rule.Write(), content.Published, audience, now);
    }
}

internal sealed class OpportunityMapping : IEntityTypeConfiguration<Opportunity>
{
    public void Configure(EntityTypeBuilder<Opportunity> builder)
    {
        builder.ToTable("Opportunities").HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Audience).HasMaxLength(2000);
        builder.Property(o => o.Title).HasMaxLength(200);
        builder.Property(o => o.Text).HasMaxLength(Opportunity.LongestText);
        builder.Property(o => o.Contact).HasMaxLength(500);
        builder.Property(o => o.Body).HasMaxLength(RuleVersion.LongestTree);
        builder.HasIndex(o => new { o.TenantId, o.ChangedAt });
        builder.HasIndex(o => new { o.Visible, o.Until });
    }
}
