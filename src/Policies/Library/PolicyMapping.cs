using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Policies.Library;

internal sealed class PolicyMapping : IEntityTypeConfiguration<Policy>
{
    public void Configure(EntityTypeBuilder<Policy> builder)
    {
        builder.ToTable("Policies").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Ignore(p => p.Reach);
        Lengths(builder);
        builder.HasAlternateKey(p => new { p.TenantId, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.Reference }).IsUnique();
        builder.HasIndex(p => new { p.TenantId, p.DocumentNumber, p.Title });
        builder.HasIndex(p => new { p.TenantId, p.State, p.ChangedAt });
        builder.HasIndex(p => new { p.Visible, p.PublishedOn });
        builder.HasOne<Policy>().WithMany().HasForeignKey(p => new { p.TenantId, p.SupersededById }).HasPrincipalKey(p => new { p.TenantId, p.Id }).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Lengths(EntityTypeBuilder<Policy> builder)
    {
        builder.Property(p => p.Audience).HasMaxLength(2000);
        builder.Property(p => p.Reference).HasMaxLength(PolicyTexts.Word);
        builder.Property(p => p.Title).HasMaxLength(PolicyTexts.Title);
        builder.Property(p => p.Subtitle).HasMaxLength(PolicyTexts.Subtitle);
        builder.Property(p => p.Issuer).HasMaxLength(PolicyTexts.Line);
        builder.Property(p => p.DocumentNumber).HasMaxLength(PolicyTexts.Line);
        builder.Property(p => p.TimeText).HasMaxLength(PolicyTexts.Time);
        builder.Property(p => p.Chapter).HasMaxLength(PolicyTexts.Word);
        builder.Property(p => p.ToolClass).HasMaxLength(PolicyTexts.Word);
        builder.Property(p => p.Basis).HasMaxLength(PolicyTexts.Short);
        builder.Property(p => p.Target).HasMaxLength(PolicyTexts.Target);
        builder.Property(p => p.Content).HasMaxLength(PolicyTexts.Long);
        builder.Property(p => p.Conditions).HasMaxLength(PolicyTexts.Long);
        builder.Property(p => p.Process).HasMaxLength(PolicyTexts.Process);
        builder.Property(p => p.Contact).HasMaxLength(PolicyTexts.Short);
        builder.Property(p => p.Source).HasMaxLength(PolicyTexts.Time);
        builder.Property(p => p.SourceUrl).HasMaxLength(PolicyTexts.Url);
        builder.Property(p => p.Interpretation).HasMaxLength(PolicyTexts.Long);
        builder.Property(p => p.FileLines).HasMaxLength(PolicyTexts.MostFiles * 240);
        builder.Property(p => p.WithdrawnBecause).HasMaxLength(PolicyTexts.Reason);
    }
}
