using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Topics;

/// <summary>专题: a page with an introduction and chosen policies in order.</summary>
internal sealed class Topic : Entity, IPublished, IVersioned
{
    public const int MostPolicies = 100;
    private const int IdAndSeparator = 37;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; private set; }

    public string Audience { get; private set; } = Kernel.Tenancy.Audience.Everyone;

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public string Title { get; private set; } = "";

    public string Intro { get; private set; } = "";

    /// <summary>Ids in order, each followed by a semicolon.</summary>
    public string PolicyIds { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public IReadOnlyList<Guid> Policies => [.. PolicyIds.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    public static Topic Write(TenantId owner, string title, string intro, IEnumerable<Guid> policies, bool visible, DateTimeOffset now)
    {
        var topic = new Topic { TenantId = owner };
        topic.Change(title, intro, policies, visible, now);
        return topic;
    }

    public void Change(string title, string intro, IEnumerable<Guid> policies, bool visible, DateTimeOffset now)
    {
        (Title, Intro, Visible, ChangedAt) = (PolicyTexts.Clean(title), PolicyTexts.Clean(intro), visible, now);
        PolicyIds = string.Concat(policies.Distinct().Select(id => $"{id};"));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Topic>
    {
        public void Configure(EntityTypeBuilder<Topic> builder)
        {
            builder.ToTable("Topics").HasKey(t => t.Id);
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.Ignore(t => t.Policies);
            builder.Property(t => t.Audience).HasMaxLength(2000);
            builder.Property(t => t.Title).HasMaxLength(PolicyTexts.Title);
            builder.Property(t => t.Intro).HasMaxLength(PolicyTexts.Long);
            builder.Property(t => t.PolicyIds).HasMaxLength(MostPolicies * IdAndSeparator);
            builder.HasIndex(t => new { t.TenantId, t.Title });
        }
    }
}

/// <summary>Questions asked of topics.</summary>
internal static class TopicQueries
{
    /// <summary>Topics a policy belongs to.</summary>
    public static IQueryable<Topic> Having(this IQueryable<Topic> topics, Guid policy)
    {
        var id = policy.ToString();
        return topics.Where(t => t.PolicyIds.Contains(id));
    }
}
