using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Declarations;

/// <summary>The list of enterprises that a batch pays without application (免申即享); the keeper's own, made anew as often as wanted and confirmed once.</summary>
internal sealed class ExemptList : ITenantOwned, IVersioned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public long Version { get; private set; }

    public Guid BatchId { get; init; }

    /// <summary>The lines as JSON.</summary>
    public string Lines { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public string MadeByName { get; private set; } = "";

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string ConfirmedByName { get; private set; } = "";

    public void Make(IReadOnlyList<ExemptLine> lines, string by, DateTimeOffset now) => (Lines, MadeByName, MadeAt) = (Judgements.Text(lines), by, now);

    public void Confirm(string by, DateTimeOffset now) => (ConfirmedByName, ConfirmedAt) = (by, now);
}

internal sealed class ExemptListMapping : IEntityTypeConfiguration<ExemptList>
{
    public void Configure(EntityTypeBuilder<ExemptList> builder)
    {
        builder.ToTable("ExemptLists").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.MadeByName).HasMaxLength(100);
        builder.Property(l => l.ConfirmedByName).HasMaxLength(100);
        builder.HasIndex(l => l.BatchId).IsUnique();
    }
}

/// <summary>A line of the public notice: who is to be paid what, for as long as the notice lasts. The keeper writes it, the readers of the policy read it.</summary>
internal sealed class Notice : IPublished
{
    /// <summary>The declaration it is about.</summary>
    public Guid DeclarationId { get; init; }

    public TenantId TenantId { get; init; }

    public string Audience { get; init; } = "";

    public bool Visible { get; private set; } = true;

    public Guid PolicyId { get; init; }

    public string PolicyTitle { get; init; } = "";

    public string BatchName { get; init; } = "";

    public string EnterpriseName { get; init; } = "";

    public long GrantedFen { get; init; }

    public DateOnly From { get; init; }

    /// <summary>Last day it is shown.</summary>
    public DateOnly Until { get; init; }

    public bool Exempt { get; init; }

    public void TakeDown() => Visible = false;

    public static Notice Of(Declaration declaration, Batch batch) => new()
    {
        DeclarationId = declaration.Id,
        TenantId = batch.TenantId,
        Audience = batch.Audience,
        PolicyId = batch.PolicyId,
        PolicyTitle = batch.PolicyTitle,
        BatchName = batch.Name,
        EnterpriseName = declaration.EnterpriseName,
        GrantedFen = declaration.GrantedFen ?? 0,
        From = declaration.PublicFrom ?? default,
        Until = declaration.PublicUntil ?? default,
        Exempt = declaration.Exempt,
    };
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices").HasKey(n => n.DeclarationId);
        builder.Property(n => n.DeclarationId).ValueGeneratedNever();
        builder.Property(n => n.Audience).HasMaxLength(2000);
        builder.Property(n => n.PolicyTitle).HasMaxLength(200);
        builder.Property(n => n.BatchName).HasMaxLength(BatchContent.LongestName);
        builder.Property(n => n.EnterpriseName).HasMaxLength(200);
        builder.HasIndex(n => new { n.Visible, n.Until });
    }
}
