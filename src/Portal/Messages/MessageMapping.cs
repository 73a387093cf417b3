using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Portal.Messages;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.PersonName).HasMaxLength(200);
        builder.Property(m => m.Kind).HasMaxLength(60);
        builder.Property(m => m.TitleZh).HasMaxLength(200);
        builder.Property(m => m.TitleEn).HasMaxLength(200);
        builder.Property(m => m.BodyZh).HasMaxLength(2000);
        builder.Property(m => m.BodyEn).HasMaxLength(2000);
        builder.Property(m => m.Url).HasMaxLength(300);
        builder.HasIndex(m => new { m.BatchId, m.PersonId }).IsUnique();
        builder.HasIndex(m => new { m.PersonId, m.Archived, m.At });
        builder.HasIndex(m => new { m.PersonId, m.ReadAt });
    }
}

internal sealed class MessageBatchMapping : IEntityTypeConfiguration<MessageBatch>
{
    public void Configure(EntityTypeBuilder<MessageBatch> builder)
    {
        builder.ToTable("MessageBatches").HasKey(b => b.Id);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Kind).HasMaxLength(60);
        builder.Property(b => b.TitleZh).HasMaxLength(200);
        builder.Property(b => b.TitleEn).HasMaxLength(200);
        builder.Property(b => b.Url).HasMaxLength(300);
        builder.HasIndex(b => new { b.TenantId, b.SentAt });
    }
}

internal sealed class MessageSettingsMapping : IEntityTypeConfiguration<MessageSettings>
{
    public void Configure(EntityTypeBuilder<MessageSettings> builder)
    {
        builder.ToTable("MessageSettings").HasKey(s => s.PersonId);
        builder.Property(s => s.PersonId).ValueGeneratedNever();
        builder.Property(s => s.Zone).HasMaxLength(60);
        builder.Property(s => s.WebhookUrl).HasMaxLength(300);
        builder.Property(s => s.WebhookSecret).HasMaxLength(1000);
    }
}

internal sealed class MessagePreferenceMapping : IEntityTypeConfiguration<MessagePreference>
{
    public void Configure(EntityTypeBuilder<MessagePreference> builder)
    {
        builder.ToTable("MessagePreferences").HasKey(p => new { p.PersonId, p.Kind });
        builder.Property(p => p.Kind).HasMaxLength(60);
    }
}

internal sealed class OutgoingMessageMapping : IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<OutgoingMessage> builder)
    {
        builder.ToTable("OutgoingMessages").HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Address).HasMaxLength(254);
        builder.Property(o => o.Culture).HasMaxLength(20);
        builder.Property(o => o.Error).HasMaxLength(500);
        builder.HasIndex(o => new { o.SentAt, o.ParkedAt, o.DueAt });
        builder.HasOne<Message>().WithMany().HasForeignKey(o => o.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
