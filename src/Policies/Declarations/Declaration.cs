using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Declarations;

/// <summary>Where a declaration stands.</summary>
public enum DeclarationState
{
    /// <summary>In review; the case says at which step.</summary>
    Submitted,

    /// <summary>Sent back to the enterprise, which is to complete it.</summary>
    Returned,

    /// <summary>Approved and shown in public.</summary>
    Publicised,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Turned down.</summary>
    Rejected,

    /// <summary>Taken back by the enterprise.</summary>
    Withdrawn,
}

/// <summary>What one enterprise declares in one batch, kept by the two it concerns. Money is in 分.</summary>
internal sealed class Declaration : ITwoPartyOwned, IVersioned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The park or operator that keeps the policy.</summary>
    public TenantId ProviderId { get; init; }

    public TenantId? ConsumerId { get; init; }

    public long Version { get; private set; }

    public Guid BatchId { get; init; }

    public Guid PolicyId { get; init; }

    public string PolicyTitle { get; init; } = "";

    public string EnterpriseName { get; init; } = "";

    /// <summary>1, 2, 3 … within the batch; given by the keeper's side.</summary>
    public int? Number { get; private set; }

    public DeclarationState State { get; private set; }

    /// <summary>The batch while it counts there: an enterprise has one that does. Null once it is rejected or withdrawn.</summary>
    public Guid? CountsIn { get; private set; }

    /// <summary>Paid without an application (免申即享).</summary>
    public bool Exempt { get; init; }

    public Guid? InstanceId { get; private set; }

    public string Contact { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Statement { get; init; } = "";

    /// <summary>What the profile said when it was made, a line a fact.</summary>
    public string Facts { get; init; } = "";

    /// <summary>One file a line: number of the item, id, name.</summary>
    public string FileLines { get; init; } = "";

    public long? AskedFen { get; private set; }

    public long? GrantedFen { get; private set; }

    public DateOnly? PublicFrom { get; private set; }

    public DateOnly? PublicUntil { get; private set; }

    public long? PaidFen { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public string Voucher { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>What people judged, see <see cref="Judgements"/>.</summary>
    public string Judged { get; private set; } = "";

    /// <summary>Lines of the case's trail when it was last heard of: what is older changes nothing.</summary>
    public int Heard { get; private set; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    private bool InReview => State is DeclarationState.Submitted or DeclarationState.Returned;

    public bool Ended => State is DeclarationState.Rejected or DeclarationState.Withdrawn;

    public static Declaration Made(Declaration declared, long? askedFen)
    {
        (declared.AskedFen, declared.CountsIn, declared.ChangedAt) = (askedFen, declared.BatchId, declared.MadeAt);
        return declared;
    }

    public void Register(int number, Guid? instance) => (Number, InstanceId) = (Number ?? number, InstanceId ?? instance);

    /// <summary>Its case went to the enterprise, or came from there; true when that is new.</summary>
    public bool Stand(int heard, bool returned, DateTimeOffset now)
    {
        if (heard <= Heard || !InReview) return false;
        var (before, state) = (State, returned ? DeclarationState.Returned : DeclarationState.Submitted);
        (Heard, State, ChangedAt) = (heard, state, now);
        return state != before;
    }

    /// <summary>Shown in public with what is granted. What is shown already, or paid, stays as it is.</summary>
    public bool Publicise(Guid? instance, long? askedFen, long grantedFen, DateOnly from, DateOnly until, DateTimeOffset now)
    {
        if (!InReview) return false;
        (State, AskedFen, GrantedFen, PublicFrom, PublicUntil, InstanceId, ChangedAt) = (DeclarationState.Publicised, askedFen ?? AskedFen, grantedFen, from, until, InstanceId ?? instance, now);
        return true;
    }

    public bool Pay(long fen, DateOnly on, string voucher, DateTimeOffset now)
    {
        if (State != DeclarationState.Publicised) return false;
        (State, PaidFen, PaidOn, Voucher, ChangedAt) = (DeclarationState.Paid, fen, on, voucher, now);
        return true;
    }

    /// <summary>Its case ended without a payment. What was paid stays paid.</summary>
    public bool End(Guid? instance, bool withdrawn, string reason, DateTimeOffset now)
    {
        if (Ended || State == DeclarationState.Paid) return false;
        (State, Reason, InstanceId, CountsIn, ChangedAt) = (withdrawn ? DeclarationState.Withdrawn : DeclarationState.Rejected, reason, InstanceId ?? instance, null, now);
        return true;
    }

    public void Judge(JudgedCondition judged, DateTimeOffset now) =>
        (Judged, ChangedAt) = (Judgements.Write([.. Judgements.Read(Judged).Where(j => j.Number != judged.Number), judged]), now);
}

internal sealed class DeclarationMapping : IEntityTypeConfiguration<Declaration>
{
    public void Configure(EntityTypeBuilder<Declaration> builder)
    {
        builder.ToTable("Declarations").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.PolicyTitle).HasMaxLength(200);
        builder.Property(d => d.EnterpriseName).HasMaxLength(200);
        builder.Property(d => d.Contact).HasMaxLength(50);
        builder.Property(d => d.Phone).HasMaxLength(30);
        builder.Property(d => d.Statement).HasMaxLength(2000);
        builder.Property(d => d.Facts).HasMaxLength(4000);
        builder.Property(d => d.FileLines).HasMaxLength(10_000);
        builder.Property(d => d.Voucher).HasMaxLength(60);
        builder.Property(d => d.Reason).HasMaxLength(2000);
        builder.Property(d => d.Judged).HasMaxLength(RuleVersion.LongestTree);
        builder.HasIndex(d => new { d.ConsumerId, d.CountsIn }).IsUnique();
        builder.HasIndex(d => new { d.BatchId, d.Number }).IsUnique();
        builder.HasIndex(d => new { d.ProviderId, d.BatchId, d.State });
    }
}
