using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Portal.Articles;

internal sealed class ArticleMapping : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.ToTable("Articles").HasKey(a => a.Id);
        builder.HasAlternateKey(a => new { a.TenantId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Audience).HasMaxLength(2000);
        builder.Property(a => a.Column).HasMaxLength(60);
        builder.Property(a => a.Title).HasMaxLength(200);
        builder.Property(a => a.Summary).HasMaxLength(500);
        builder.Property(a => a.Attachments).HasMaxLength(800);
        builder.Property(a => a.Source).HasMaxLength(200);
        builder.Property(a => a.AuthorName).HasMaxLength(200);
        builder.Property(a => a.Reason).HasMaxLength(500);
        builder.HasIndex(a => new { a.TenantId, a.State, a.PublishAt }); // without statistics SQLite reads all parks by (state, publish_at) otherwise, and it never uses a boolean in an index
        builder.HasIndex(a => new { a.TenantId, a.State, a.ChangedAt });
        builder.HasIndex(a => new { a.State, a.PublishAt });
    }
}

internal sealed class ArticleRevisionMapping : IEntityTypeConfiguration<ArticleRevision>
{
    public void Configure(EntityTypeBuilder<ArticleRevision> builder)
    {
        builder.ToTable("ArticleRevisions").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.PersonName).HasMaxLength(200);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Summary).HasMaxLength(500);
        builder.HasOne<Article>().WithMany().HasForeignKey(r => new { r.TenantId, r.ArticleId }).HasPrincipalKey(a => new { a.TenantId, a.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ArticleColumnMapping : IEntityTypeConfiguration<ArticleColumn>
{
    public void Configure(EntityTypeBuilder<ArticleColumn> builder)
    {
        builder.ToTable("ArticleColumns").HasKey(c => new { c.TenantId, c.Code });
        builder.Property(c => c.Code).HasMaxLength(60);
        builder.Property(c => c.Audience).HasMaxLength(2000);
        builder.Property(c => c.Name).HasMaxLength(60);
        builder.Property(c => c.NameEn).HasMaxLength(60);
    }
}
