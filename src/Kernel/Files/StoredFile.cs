using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Files;

/// <summary>What is known of an uploaded file; its bytes lie outside the web root under a name of our own.</summary>
internal sealed class StoredFile : IPublished
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public string Audience { get; set; } = "";

    public bool Visible { get; set; }

    /// <summary>The name the person gave it, cleaned; shown, never used as a path.</summary>
    public string Name { get; init; } = "";

    /// <summary>Media type found in the content, not the one claimed.</summary>
    public string MediaType { get; init; } = "";

    public long Size { get; init; }

    public string Sha256 { get; init; } = "";

    /// <summary>Path below the file directory.</summary>
    public string StoredAs { get; init; } = "";

    public PersonId? UploadedBy { get; init; }

    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>What refers to it (<c>article:id</c>); a file nobody refers to is removed after a day.</summary>
    public string? UsedBy { get; set; }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("Files").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Audience).HasMaxLength(2000);
        builder.Property(f => f.Name).HasMaxLength(200);
        builder.Property(f => f.MediaType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.StoredAs).HasMaxLength(80);
        builder.Property(f => f.UsedBy).HasMaxLength(80);
        builder.HasIndex(f => new { f.TenantId, f.UsedBy });
    }
}
