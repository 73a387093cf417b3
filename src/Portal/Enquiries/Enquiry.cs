using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Enquiries;

/// <summary>A question, complaint or suggestion put to a park by a visitor or an enterprise.</summary>
internal sealed class Enquiry : Entity, ITwoPartyOwned, IVersioned
{
    private Enquiry() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public TenantId ProviderId { get; private init; }

    public TenantId? ConsumerId { get; private init; }

    public long Version { get; private set; }

    public string Number { get; private init; } = "";

    public EnquiryKind Kind { get; private init; }

    public EnquiryState State { get; private set; }

    public string Title { get; private init; } = "";

    public string Text { get; private init; } = "";

    public string Contact { get; private init; } = "";

    public PersonId? AskedBy { get; private init; }

    public string AskerName { get; private init; } = "";

    public DateTimeOffset AskedAt { get; private init; }

    public DateTimeOffset Deadline { get; private set; }

    public PersonId? AssigneeId { get; private set; }

    public string? AssigneeName { get; private set; }

    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool Reopened { get; private set; }

    public int? Score { get; private set; }

    public string? ScoreComment { get; private set; }

    /// <summary>True once the service desk was told that it is overdue.</summary>
    public bool OverdueTold { get; private set; }

    public static Enquiry Ask(AskPark asked, Caller caller, string number, DateTimeOffset deadline, DateTimeOffset now)
    {
        var enquiry = new Enquiry
        {
            ProviderId = asked.Park,
            ConsumerId = caller.Tenant,
            Number = number,
            Kind = asked.Kind,
            Title = PortalTexts.Clean(asked.Title),
            Text = PortalTexts.Clean(asked.Text),
            Contact = PortalTexts.Clean(asked.Contact),
            AskedBy = caller.Person,
            AskerName = PortalTexts.CleanOrNull(asked.Name) ?? caller.DisplayName,
            AskedAt = now,
            Deadline = deadline,
        };
        enquiry.Raise(EnquiryNews.Received(enquiry));
        return enquiry;
    }

    public Result<Done> Assign(PersonId person, string name)
    {
        if (State is EnquiryState.Answered or EnquiryState.Closed) return new Refusal("enquiry.answered");
        (State, AssigneeId, AssigneeName) = (EnquiryState.Assigned, person, name);
        Raise(EnquiryNews.Assigned(this, person));
        return Result.Done;
    }

    public Result<Done> Reply(string answer, DateTimeOffset now)
    {
        if (State == EnquiryState.Closed) return new Refusal("enquiry.closed");
        (State, Answer, AnsweredAt) = (EnquiryState.Answered, PortalTexts.Clean(answer), now);
        if (AskedBy is { } person) Raise(EnquiryNews.Answered(this, person));
        return Result.Done;
    }

    public Result<Done> Close()
    {
        if (State != EnquiryState.Answered) return new Refusal("enquiry.not-answered");
        State = EnquiryState.Closed;
        return Result.Done;
    }

    /// <summary>The asker is not satisfied: once, and the park has its full time again.</summary>
    public Result<Done> Reopen(DateTimeOffset deadline)
    {
        if (State is not (EnquiryState.Answered or EnquiryState.Closed)) return new Refusal("enquiry.not-answered");
        if (Reopened) return new Refusal("enquiry.reopened");
        (State, Reopened, Deadline, OverdueTold, AnsweredAt) = (AssigneeId is null ? EnquiryState.Received : EnquiryState.Assigned, true, deadline, false, null);
        Raise(EnquiryNews.ReopenedAgain(this));
        return Result.Done;
    }

    public Result<Done> Rate(int score, string? comment)
    {
        if (State is not (EnquiryState.Answered or EnquiryState.Closed)) return new Refusal("enquiry.not-answered");
        if (Score is not null) return new Refusal("enquiry.scored");
        (Score, ScoreComment) = (score, PortalTexts.CleanOrNull(comment));
        return Result.Done;
    }

    public void TellOverdue()
    {
        OverdueTold = true;
        Raise(EnquiryNews.Overdue(this));
    }
}
