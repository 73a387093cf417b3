using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Portal.Enquiries;

internal sealed class EnquiryMapping : IEntityTypeConfiguration<Enquiry>
{
    public void Configure(EntityTypeBuilder<Enquiry> builder)
    {
        builder.ToTable("Enquiries").HasKey(e => e.Id);
        builder.HasAlternateKey(e => new { e.ProviderId, e.Id });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Number).HasMaxLength(20);
        builder.Property(e => e.Title).HasMaxLength(200);
        builder.Property(e => e.Text).HasMaxLength(5000);
        builder.Property(e => e.Contact).HasMaxLength(200);
        builder.Property(e => e.AskerName).HasMaxLength(200);
        builder.Property(e => e.AssigneeName).HasMaxLength(200);
        builder.Property(e => e.Answer).HasMaxLength(10_000);
        builder.Property(e => e.ScoreComment).HasMaxLength(1000);
        builder.HasIndex(e => new { e.ProviderId, e.Number }).IsUnique();
        builder.HasIndex(e => new { e.ProviderId, e.State, e.Deadline });
        builder.HasIndex(e => new { e.ConsumerId, e.AskedAt });
    }
}

internal sealed class EnquiryActMapping : IEntityTypeConfiguration<EnquiryAct>
{
    public void Configure(EntityTypeBuilder<EnquiryAct> builder)
    {
        builder.ToTable("EnquiryActs").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.By).HasMaxLength(200);
        builder.Property(a => a.Text).HasMaxLength(10_000);
        builder.HasOne<Enquiry>().WithMany().HasForeignKey(a => new { a.ProviderId, a.EnquiryId }).HasPrincipalKey(e => new { e.ProviderId, e.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EnquiryNumberMapping : IEntityTypeConfiguration<EnquiryNumber>
{
    public void Configure(EntityTypeBuilder<EnquiryNumber> builder)
    {
        builder.ToTable("EnquiryNumbers").HasKey(n => new { n.TenantId, n.Year });
        builder.Property(n => n.Year).ValueGeneratedNever();
    }
}

internal sealed class AccessCodeMapping : IEntityTypeConfiguration<AccessCode>
{
    public void Configure(EntityTypeBuilder<AccessCode> builder)
    {
        builder.ToTable("AccessCodes").HasKey(c => c.EnquiryId);
        builder.Property(c => c.EnquiryId).ValueGeneratedNever();
        builder.Property(c => c.Salt).HasMaxLength(32);
        builder.Property(c => c.Hash).HasMaxLength(64);
        builder.HasOne<Enquiry>().WithMany().HasForeignKey(c => new { c.TenantId, c.EnquiryId }).HasPrincipalKey(e => new { e.ProviderId, e.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FaqEntryMapping : IEntityTypeConfiguration<FaqEntry>
{
    public void Configure(EntityTypeBuilder<FaqEntry> builder)
    {
        builder.ToTable("FaqEntries").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Audience).HasMaxLength(2000);
        builder.Property(f => f.Question).HasMaxLength(500);
        builder.Property(f => f.Answer).HasMaxLength(10_000);
        builder.HasIndex(f => new { f.TenantId, f.Visible, f.ChangedAt });
    }
}
