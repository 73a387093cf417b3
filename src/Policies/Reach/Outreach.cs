using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Reach;

/// <summary>The steps of a policy's way to an enterprise, in order.</summary>
public enum ReachStep
{
    /// <summary>Told of it.</summary>
    Reached,

    /// <summary>Opened.</summary>
    Opened,

    /// <summary>Said to be understood.</summary>
    Understood,

    /// <summary>Applied for.</summary>
    Applied,

    /// <summary>Received.</summary>
    Received,
}

/// <summary>Why a policy is not for an enterprise, in its own view.</summary>
public enum NotForMeReason
{
    /// <summary>The rule is wrong: we do not fit, or the rule misreads us.</summary>
    RuleWrong,

    /// <summary>Too little for the trouble.</summary>
    TooLittle,

    /// <summary>Too much work or too many documents.</summary>
    TooMuchWork,

    /// <summary>We have it already.</summary>
    HaveIt,

    /// <summary>Not what we do.</summary>
    NotOurBusiness,

    /// <summary>Something else, in words.</summary>
    Other,
}

/// <summary>The way of one policy to one enterprise, kept by the two it concerns. A later step implies the earlier ones, so that a funnel only narrows.</summary>
internal sealed class Outreach : ITwoPartyOwned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The park or operator that keeps the policy or pushed it.</summary>
    public TenantId ProviderId { get; init; }

    public TenantId? ConsumerId { get; init; }

    public string ConsumerName { get; init; } = "";

    public Guid PolicyId { get; init; }

    public DateTimeOffset ReachedAt { get; init; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? UnderstoodAt { get; private set; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>What was received, 分; null when not said.</summary>
    public long? ReceivedFen { get; private set; }

    public NotForMeReason? NotForMe { get; private set; }

    public string NotForMeText { get; private set; } = "";

    public DateTimeOffset? NotForMeAt { get; private set; }

    public string Answer { get; private set; } = "";

    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Take(ReachStep step, DateTimeOffset now)
    {
        if (step >= ReachStep.Opened) OpenedAt ??= now;
        if (step >= ReachStep.Understood) UnderstoodAt ??= now;
        if (step >= ReachStep.Applied) AppliedAt ??= now;
        if (step >= ReachStep.Received) ReceivedAt ??= now;
        if (step >= ReachStep.Understood) (NotForMe, NotForMeText, NotForMeAt, Answer, AnsweredAt) = (null, "", null, "", null);
    }

    public void Receive(long? fen, DateTimeOffset now)
    {
        Take(ReachStep.Received, now);
        ReceivedFen = fen;
    }

    public void Decline(NotForMeReason reason, string text, DateTimeOffset now) =>
        (NotForMe, NotForMeText, NotForMeAt, Answer, AnsweredAt) = (reason, text, now, "", null);

    public Refusal? AnswerTo(string answer, DateTimeOffset now)
    {
        if (NotForMe is null) return new("reach.nothing-to-answer");
        (Answer, AnsweredAt) = (answer, now);
        return null;
    }
}

internal sealed class OutreachMapping : IEntityTypeConfiguration<Outreach>
{
    public void Configure(EntityTypeBuilder<Outreach> builder)
    {
        builder.ToTable("Outreach").HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.ConsumerName).HasMaxLength(200);
        builder.Property(o => o.NotForMeText).HasMaxLength(500);
        builder.Property(o => o.Answer).HasMaxLength(500);
        builder.HasIndex(o => new { o.ProviderId, o.ConsumerId, o.PolicyId }).IsUnique();
        builder.HasIndex(o => new { o.ConsumerId, o.PolicyId });
    }
}
