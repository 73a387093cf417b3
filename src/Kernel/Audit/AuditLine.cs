using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Audit;

/// <summary>One stored line of a tenant's trail. Lines are added by SQL inside the audited transaction and never changed.</summary>
internal sealed class AuditLine : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>1, 2, 3… without a gap within the tenant.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public PersonId? PersonId { get; init; }

    public Guid? CredentialId { get; init; }

    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Details { get; init; } = "";

    public string? Trace { get; init; }

    /// <summary>Hash of the line before; 64 zeros for the first.</summary>
    public string Previous { get; init; } = "";

    /// <summary>SHA-256, lower-case hex, over the line's fields and <see cref="Previous"/>.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What <see cref="Hash"/> must be: fields separated by a unit separator (U+001F), which none of them may contain.</summary>
    public string Expected()
    {
        var micros = (At.UtcTicks / 10).ToString(CultureInfo.InvariantCulture);
        string?[] fields = [TenantId.ToString(), Seq.ToString(CultureInfo.InvariantCulture), micros, PersonId?.ToString(), CredentialId?.ToString(), Actor, Action, Outcome, Subject, Details, Trace, Previous];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', fields))));
    }
}

internal sealed class AuditLineMapping : IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<AuditLine> builder)
    {
        builder.ToTable("AuditLines").HasKey(l => new { l.TenantId, l.Seq });
        builder.Property(l => l.Actor).HasMaxLength(20);
        builder.Property(l => l.Action).HasMaxLength(120);
        builder.Property(l => l.Outcome).HasMaxLength(120);
        builder.Property(l => l.Trace).HasMaxLength(80);
        builder.Property(l => l.Previous).HasMaxLength(64);
        builder.Property(l => l.Hash).HasMaxLength(64);
        builder.HasIndex(l => new { l.TenantId, l.PersonId, l.At });
        builder.HasIndex(l => new { l.TenantId, l.Action, l.At });
    }
}
