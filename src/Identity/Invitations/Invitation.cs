using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Secrets;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Invitations;

/// <summary>Who is invited.</summary>
internal sealed record Invitee(string Name, string? Email, string? Phone);

/// <summary>An invitation to become one of a tenant's people. Its link works once and for seven days.</summary>
internal sealed class Invitation : ITenantOwned, IVersioned
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    public Guid Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string Name { get; private init; } = "";

    public string? Email { get; private init; }

    public string? EmailKey { get; private init; }

    public string? Phone { get; private init; }

    public string Roles { get; private init; } = "";

    public Guid? DepartmentId { get; private init; }

    public string? Title { get; private init; }

    /// <summary>Null until a link was made.</summary>
    public string? TokenHash { get; private set; }

    public PersonId? InvitedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public PersonId? AcceptedBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public long Version { get; private set; }

    public static Invitation Make(TenantId tenant, Invitee invitee, IEnumerable<string> roles, PersonId? by, DateTimeOffset now, Guid? department = null, string? title = null) => new()
    {
        Id = Guid.CreateVersion7(),
        TenantId = tenant,
        Name = invitee.Name,
        Email = invitee.Email,
        EmailKey = Account.KeyOf(invitee.Email),
        Phone = invitee.Phone,
        Roles = RoleCodes.Join(roles),
        DepartmentId = department,
        Title = title,
        InvitedBy = by,
        CreatedAt = now,
        ExpiresAt = now + Life,
    };

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && now < ExpiresAt;

    /// <summary>Makes a link; an earlier one stops working.</summary>
    /// <returns>The token, shown once.</returns>
    public string MakeLink(DateTimeOffset now)
    {
        var token = Secret.New();
        (TokenHash, ExpiresAt) = (Secret.Hash(token), now + Life);
        return token;
    }

    public void Accept(PersonId person, DateTimeOffset now) => (AcceptedAt, AcceptedBy, TokenHash) = (now, person, null);

    public void Withdraw(DateTimeOffset now) => (WithdrawnAt, TokenHash) = (now, null);
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Name).HasMaxLength(100);
        builder.Property(i => i.Email).HasMaxLength(254);
        builder.Property(i => i.EmailKey).HasMaxLength(254);
        builder.Property(i => i.Phone).HasMaxLength(11);
        builder.Property(i => i.Roles).HasMaxLength(2000);
        builder.Property(i => i.Title).HasMaxLength(60);
        builder.Property(i => i.TokenHash).HasMaxLength(64);
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => new { i.TenantId, i.CreatedAt });
        builder.HasIndex(i => new { i.TenantId, i.EmailKey });
    }
}
