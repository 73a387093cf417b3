using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Definitions;

/// <summary>State of a version of a process definition.</summary>
public enum DefinitionState
{
    /// <summary>Being drawn: one a key.</summary>
    Draft,

    /// <summary>Instances run on it; never changed again.</summary>
    Published,

    /// <summary>No new instances; those that run go on.</summary>
    Retired,
}

/// <summary>One version of a process of a tenant. The document is kept as it was drawn or imported, to the byte.</summary>
internal sealed class ProcessDefinition : IPublished, IVersioned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public string Audience { get; private set; } = "";

    /// <summary>Who of the audience may start it sees it; drafts are the owner's.</summary>
    public bool Visible { get; private set; }

    public long Version { get; private set; }

    /// <summary>The process across its versions: letters, digits and hyphens.</summary>
    public string Key { get; init; } = "";

    /// <summary>1, 2, 3 … within the key.</summary>
    public int Number { get; init; }

    public string Name { get; private set; } = "";

    public DefinitionState State { get; private set; }

    /// <summary>The BPMN document.</summary>
    public string Document { get; private set; } = "";

    public PersonId? ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public Refusal? Change(string name, string document, PersonId? by, DateTimeOffset now)
    {
        if (State != DefinitionState.Draft) return new("definition.published-already");
        (Name, Document, ChangedBy, ChangedAt) = (name, document, by, now);
        return null;
    }

    /// <param name="audience">Who may start it.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="now">When.</param>
    public Refusal? Publish(string audience, PersonId? by, DateTimeOffset now)
    {
        if (State != DefinitionState.Draft) return new("definition.published-already");
        (State, Audience, Visible, ChangedBy, PublishedAt) = (DefinitionState.Published, audience, true, by, now);
        return null;
    }

    public void Retire() => (State, Visible) = State == DefinitionState.Published ? (DefinitionState.Retired, false) : (State, Visible);
}

internal sealed class DefinitionMapping : IEntityTypeConfiguration<ProcessDefinition>
{
    public void Configure(EntityTypeBuilder<ProcessDefinition> builder)
    {
        builder.ToTable("Definitions").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Audience).HasMaxLength(2000);
        builder.Property(d => d.Key).HasMaxLength(60);
        builder.Property(d => d.Name).HasMaxLength(100);
        builder.Property(d => d.Document).HasMaxLength(Models.BpmnReader.MostBytes);
        builder.HasIndex(d => new { d.TenantId, d.Key, d.Number }).IsUnique();
    }
}
