using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Sessions;

/// <summary>One signed-in device. The key itself is only in the cookie; here stands its hash.</summary>
internal sealed class Session : IPersonOwned
{
    /// <summary>GB/T 22239-2019 8.1.4.1 b: no longer than 30 minutes idle.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan LongestOfAdministrators = TimeSpan.FromHours(8);

    /// <summary>How long a proof of identity counts for sensitive changes.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private Session()
    {
    }

    public Guid Id { get; private init; }

    public PersonId PersonId { get; private init; }

    public string KeyHash { get; private init; } = "";

    public TenantId? ActiveTenantId { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>To the minute: written at most once a minute.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When the person last proved who he is.</summary>
    public DateTimeOffset AuthenticatedAt { get; private set; }

    public SignInMethod Method { get; private init; }

    public string Device { get; private init; } = "";

    public string Address { get; private init; } = "";

    public DateTimeOffset? EndedAt { get; private set; }

    public static Session Begin(PersonId person, string keyHash, TenantId? tenant, SignInMethod method, Device device, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person,
        KeyHash = keyHash,
        ActiveTenantId = tenant,
        CreatedAt = now,
        LastSeenAt = now,
        AuthenticatedAt = now,
        Method = method,
        Device = device.Summary(),
        Address = device.Address,
    };

    public void Act(TenantId tenant) => ActiveTenantId = tenant;

    public void Seen(DateTimeOffset at)
    {
        if (at > LastSeenAt) LastSeenAt = at;
    }

    public void Prove(DateTimeOffset now) => AuthenticatedAt = now;

    public void End(DateTimeOffset now) => EndedAt ??= now;

    /// <summary>True while the session may be used, by the clocks alone.</summary>
    public static bool Lives(DateTimeOffset created, DateTimeOffset seen, DateTimeOffset? ended, bool administrator, DateTimeOffset now) =>
        ended is null && now - seen < Idle && now - created < (administrator ? LongestOfAdministrators : Longest);
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.KeyHash).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(120);
        builder.Property(s => s.Address).HasMaxLength(45);
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.HasIndex(s => new { s.PersonId, s.EndedAt });
        builder.HasIndex(s => new { s.ActiveTenantId, s.EndedAt });
    }
}
