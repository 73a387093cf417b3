using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Tenancy;

// The kernel's own tables are mapped here; the namespace decides which mappings a context applies.
namespace SmartPark.Kernel;

/// <summary>The kernel's own tables: audit, files, keys, idempotency; search is plain SQL.</summary>
internal sealed class KernelDb(DbContextOptions<KernelDb> options, DataScopeHolder holder) : Persistence.ModuleDb(options, holder, "kernel")
{
    public DbSet<AuditLine> AuditLines => Set<AuditLine>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
}

/// <summary>Last line of a tenant's audit chain.</summary>
internal sealed class AuditHead : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public long LastSeq { get; init; }

    public string LastHash { get; init; } = "";
}

/// <summary>A key of ASP.NET Core Data Protection, as its XML.</summary>
internal sealed class ProtectionKey : IKernelOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Name { get; init; } = "";

    public string Xml { get; init; } = "";
}

internal sealed class KernelMappings : IEntityTypeConfiguration<AuditHead>, IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads").HasKey(h => h.TenantId);
        builder.Property(h => h.TenantId).ValueGeneratedNever();
        builder.Property(h => h.LastHash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("ProtectionKeys").HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(200);
    }
}
