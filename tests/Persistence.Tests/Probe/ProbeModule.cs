using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;

// A module of one entity of each kind of ownership, to test the kernel without a business module.
namespace SmartPark.Persistence.Tests;

internal sealed class ProbeDb(DbContextOptions<ProbeDb> options, DataScopeHolder holder) : ModuleDb(options, holder, "probe")
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Page> Pages => Set<Page>();

    public DbSet<Deal> Deals => Set<Deal>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<Diary> Diaries => Set<Diary>();
}

internal sealed class Note : Entity, ITenantOwned, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public TenantId TenantId { get; set; }

    public string Text { get; set; } = "";

    public Guid? ParentId { get; set; }

    public DateTimeOffset At { get; set; }

    public long Version { get; private set; }

    public void Announce() => Raise(new NoteWritten(TenantId, Id));
}

internal sealed class Page : IPublished
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public TenantId TenantId { get; set; }

    public string Audience { get; set; } = "";

    public bool Visible { get; set; }

    public string Text { get; set; } = "";
}

internal sealed class Deal : ITwoPartyOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public TenantId ProviderId { get; set; }

    public TenantId? ConsumerId { get; set; }

    public string Text { get; set; } = "";
}

internal sealed class Setting : IPlatformOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Text { get; set; } = "";
}

internal sealed class Diary : IPersonOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public PersonId PersonId { get; set; }

    public string Text { get; set; } = "";
}

internal sealed class ProbeMappings : IEntityTypeConfiguration<Note>, IEntityTypeConfiguration<Page>, IEntityTypeConfiguration<Deal>, IEntityTypeConfiguration<Setting>, IEntityTypeConfiguration<Diary>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("Notes").Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(200);
        builder.HasAlternateKey(n => new { n.TenantId, n.Id });
        builder.HasIndex(n => new { n.TenantId, n.Text }).IsUnique();
        builder.HasOne<Note>().WithMany().HasForeignKey(n => new { n.TenantId, n.ParentId }).HasPrincipalKey(n => new { n.TenantId, n.Id }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Page> builder)
    {
        builder.ToTable("Pages").Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Audience).HasMaxLength(2000);
        builder.Property(n => n.Text).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Deal> builder)
    {
        builder.ToTable("Deals").Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("Settings").Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Diary> builder)
    {
        builder.ToTable("Diaries").Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(200);
    }
}
