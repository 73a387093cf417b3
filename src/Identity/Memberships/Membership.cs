using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Identity.Departments;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Memberships;

/// <summary>A person in a tenant. Name and contact are copied from the account, so that a tenant reads its own people without a look at accounts.</summary>
internal sealed class Membership : Entity, ITenantOwned, IVersioned
{
    private Membership()
    {
    }

    public TenantId TenantId { get; private init; }

    public PersonId PersonId { get; private init; }

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public string Roles { get; private set; } = "";

    public Guid? DepartmentId { get; private set; }

    public string? Title { get; private set; }

    public bool Disabled { get; private set; }

    public DateTimeOffset JoinedAt { get; private init; }

    public long Version { get; private set; }

    public IReadOnlyList<string> RoleList => RoleCodes.Split(Roles);

    public bool Administers => RoleList.Any(RoleCodes.Administers);

    public static Membership Join(TenantId tenant, Account account, IEnumerable<string> roles, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        PersonId = account.PersonId,
        Name = account.Name,
        Email = account.Email,
        Phone = account.Phone,
        Roles = RoleCodes.Join(roles),
        JoinedAt = now,
    };

    public void Place(Guid? department, string? title) => (DepartmentId, Title) = (department, title);

    public void Grant(IEnumerable<string> roles) => Roles = RoleCodes.Join(roles);

    public void Rename(string name) => Name = name;

    public Result<Done> Disable()
    {
        if (Disabled) return new Refusal("member.disabled-already");
        Disabled = true;
        Raise(new PersonDisabled(PersonId, TenantId));
        return Result.Done;
    }

    public Result<Done> Enable()
    {
        if (!Disabled) return new Refusal("member.enabled-already");
        Disabled = false;
        return Result.Done;
    }

    /// <summary>Announces that the person is no longer one of the tenant's.</summary>
    public void Leave() => Raise(new PersonDisabled(PersonId, TenantId));
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships").HasKey(m => new { m.TenantId, m.PersonId });
        builder.Property(m => m.Name).HasMaxLength(100);
        builder.Property(m => m.Email).HasMaxLength(254);
        builder.Property(m => m.Phone).HasMaxLength(11);
        builder.Property(m => m.Roles).HasMaxLength(2000);
        builder.Property(m => m.Title).HasMaxLength(60);
        builder.Ignore(m => m.RoleList).Ignore(m => m.Administers);
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<Department>().WithMany().HasForeignKey(m => new { m.TenantId, m.DepartmentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Tenants.Tenant>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
