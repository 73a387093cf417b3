using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Identity.Secrets;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.ApiKeys;

/// <summary>A key for programs: of a person acting in a tenant, or of a tenant's service. Shown once, stored hashed, always with an end.</summary>
internal sealed class ApiKey : ITenantOwned, IVersioned
{
    public const string Prefix = "spk_";
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    private ApiKey()
    {
    }

    public Guid Id { get; private init; }

    public TenantId TenantId { get; private init; }

    /// <summary>The person it acts for; null for a service.</summary>
    public PersonId? PersonId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>First characters of the key, to recognise it in a list.</summary>
    public string Start { get; private init; } = "";

    public string KeyHash { get; private init; } = "";

    /// <summary>Permission codes, a space between.</summary>
    public string Scopes { get; private init; } = "";

    public PersonId? CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public long Version { get; private set; }

    public static (ApiKey Row, string Key) Make(TenantId tenant, PersonId? person, string name, IEnumerable<string> scopes, PersonId? by, DateTimeOffset expires, DateTimeOffset now)
    {
        var key = Prefix + Secret.New();
        var row = new ApiKey
        {
            Id = Guid.CreateVersion7(),
            TenantId = tenant,
            PersonId = person,
            Name = name,
            Start = key[..10],
            KeyHash = Secret.Hash(key),
            Scopes = string.Join(' ', scopes.Distinct().Order(StringComparer.Ordinal)),
            CreatedBy = by,
            CreatedAt = now,
            ExpiresAt = expires,
        };
        return (row, key);
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public void Seen(DateTimeOffset at) => LastUsedAt = LastUsedAt > at ? LastUsedAt : at;
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys").HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(60);
        builder.Property(k => k.Start).HasMaxLength(12);
        builder.Property(k => k.KeyHash).HasMaxLength(64);
        builder.Property(k => k.Scopes).HasMaxLength(8000);
        builder.HasIndex(k => k.KeyHash).IsUnique();
        builder.HasIndex(k => new { k.TenantId, k.PersonId });
    }
}
