using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Rules;

/// <summary>State of a version of a rule.</summary>
public enum RuleState
{
    /// <summary>Being worked on: one a policy.</summary>
    Draft,

    /// <summary>In use; never changed again.</summary>
    Published,
}

/// <summary>One version of the rule of a policy. Once published it never changes: an old result is explained by the version it used.</summary>
internal sealed class RuleVersion : IPublished, IVersioned
{
    public const int LongestTree = 60_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public string Audience { get; private set; } = "";

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public Guid PolicyId { get; init; }

    /// <summary>1, 2, 3 … within the policy.</summary>
    public int Number { get; init; }

    public RuleState State { get; private set; }

    /// <summary>Day from which it is the rule of the policy; null: always.</summary>
    public DateOnly? InForceFrom { get; private set; }

    /// <summary>The rule with its area, window, benefit and note as JSON: see <see cref="RuleBody"/>.</summary>
    public string Body { get; private set; } = "";

    public PersonId? ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public void Change(RuleBody body, DateOnly? inForceFrom, PersonId? by, DateTimeOffset now) =>
        (Body, InForceFrom, ChangedBy, ChangedAt) = (body.Write(), inForceFrom, by, now);

    public Refusal? Publish(string audience, PersonId? by, DateTimeOffset now)
    {
        if (State == RuleState.Published) return new("rule.published-already");
        (State, Audience, Visible, ChangedBy, PublishedAt) = (RuleState.Published, audience, true, by, now);
        return null;
    }

    /// <summary>Follows its policy when that finds other readers.</summary>
    public void Address(string audience) => Audience = State == RuleState.Published ? audience : Audience;
}

/// <summary>Policies have new rules; raised once a command, however many it published.</summary>
/// <param name="Tenant">Their owner.</param>
/// <param name="Policies">The policies.</param>
[EventName("policies.rules-published.v1")]
public sealed record RulesPublished(TenantId? Tenant, IReadOnlyList<Guid> Policies) : IEvent;

internal sealed class RuleVersionMapping : IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<RuleVersion> builder)
    {
        builder.ToTable("Rules").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Audience).HasMaxLength(2000);
        builder.Property(r => r.Body).HasMaxLength(RuleVersion.LongestTree);
        builder.HasIndex(r => new { r.PolicyId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.TenantId, r.State });
    }
}
