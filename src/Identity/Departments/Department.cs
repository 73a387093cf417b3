using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Departments;

/// <summary>A node of a tenant's tree of departments.</summary>
internal sealed class Department : ITenantOwned, IVersioned
{
    /// <summary>Levels of the tree, the root included.</summary>
    public const int Deepest = 8;

    private Department()
    {
    }

    public TenantId TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Who leads it; null when nobody was named.</summary>
    public PersonId? HeadId { get; private set; }

    public long Version { get; private set; }

    public static Department Make(TenantId tenant, string name, Guid? parent) => new() { TenantId = tenant, Id = Guid.CreateVersion7(), Name = name, ParentId = parent };

    public void Rename(string name) => Name = name;

    public void Move(Guid? parent) => ParentId = parent;

    public void Lead(PersonId? head) => HeadId = head;
}

internal sealed class DepartmentMapping : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("Departments").HasKey(d => new { d.TenantId, d.Id });
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Name).HasMaxLength(100);
        builder.HasOne<Department>().WithMany().HasForeignKey(d => new { d.TenantId, d.ParentId }).OnDelete(DeleteBehavior.Restrict);
    }
}
