using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Matching;

/// <summary>
/// A result as it was found: which rule, which state of the profile, which day. A new one is written when the state, the outcome of a condition or the version of the rule
/// changes; with the versioned rule and the numbered facts it can be explained again at any time (个人信息保护法 article 24).
/// </summary>
internal sealed class Match : ITenantOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public Guid PolicyId { get; init; }

    public Guid RuleId { get; init; }

    public int RuleNumber { get; init; }

    public long ProfileNumber { get; init; }

    public DateOnly Day { get; init; }

    public MatchState State { get; init; }

    /// <summary>One letter a test of the rule: M met, N not met, U unknown, P for a person.</summary>
    public string Outcomes { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>The last day on which it was found again.</summary>
    public DateOnly SeenOn { get; private set; }

    /// <summary>When the next result took its place; null for the one that counts.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    public void Seen(DateOnly day) => SeenOn = day > SeenOn ? day : SeenOn;

    public void Replace(DateTimeOffset now) => ReplacedAt = now;
}

internal sealed class MatchMapping : IEntityTypeConfiguration<Match>
{
    public void Configure(EntityTypeBuilder<Match> builder)
    {
        builder.ToTable("Matches").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Outcomes).HasMaxLength(200);
        builder.HasIndex(m => new { m.TenantId, m.PolicyId, m.At });
        builder.HasIndex(m => new { m.TenantId, m.ReplacedAt });
        builder.HasIndex(m => new { m.PolicyId, m.ReplacedAt });
    }
}
