using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Reach;

/// <summary>How an enterprise was spoken to.</summary>
public enum VisitKind
{
    /// <summary>By telephone.</summary>
    Call,

    /// <summary>On the spot.</summary>
    Visit,

    /// <summary>At the park's hall or an event.</summary>
    Meeting,
}

/// <summary>A call or visit of an officer at an enterprise; the park's own record.</summary>
internal sealed class Visit : ITenantOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public TenantId Enterprise { get; init; }

    public string EnterpriseName { get; init; } = "";

    public Guid? PolicyId { get; init; }

    public VisitKind Kind { get; init; }

    public DateOnly On { get; init; }

    public string Note { get; init; } = "";

    public PersonId? By { get; init; }

    public string ByName { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("Visits").HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.EnterpriseName).HasMaxLength(200);
        builder.Property(v => v.Note).HasMaxLength(2000);
        builder.Property(v => v.ByName).HasMaxLength(100);
        builder.HasIndex(v => new { v.TenantId, v.Enterprise, v.On });
        builder.HasIndex(v => new { v.TenantId, v.PolicyId });
    }
}
