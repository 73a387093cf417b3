using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Roles;

/// <summary>A role that a tenant made for itself out of permission points.</summary>
internal sealed class Role : ITenantOwned, IVersioned
{
    private Role()
    {
    }

    public TenantId TenantId { get; private init; }

    public Guid Id { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>Permission codes, a space between.</summary>
    public string Permissions { get; private set; } = "";

    public long Version { get; private set; }

    public string Code => RoleCodes.Of(Id);

    public static Role Make(TenantId tenant, string name, IEnumerable<string> permissions)
    {
        var role = new Role { TenantId = tenant, Id = Guid.CreateVersion7() };
        role.Change(name, permissions);
        return role;
    }

    public static IReadOnlyList<string> Codes(string column) => column.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Change(string name, IEnumerable<string> permissions) =>
        (Name, Permissions) = (name, string.Join(' ', permissions.Distinct().Order(StringComparer.Ordinal)));
}

internal sealed class RoleMapping : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Roles").HasKey(r => new { r.TenantId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(60);
        builder.Property(r => r.Permissions).HasMaxLength(8000);
        builder.Ignore(r => r.Code);
        builder.HasIndex(r => new { r.TenantId, r.Name }).IsUnique();
    }
}
