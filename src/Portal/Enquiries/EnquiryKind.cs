namespace SmartPark.Portal.Enquiries;

/// <summary>What somebody puts to the park.</summary>
public enum EnquiryKind
{
    /// <summary>咨询: a question.</summary>
    Question,

    /// <summary>投诉: a complaint.</summary>
    Complaint,

    /// <summary>建议: a suggestion.</summary>
    Suggestion,
}

/// <summary>Where an enquiry stands.</summary>
public enum EnquiryState
{
    /// <summary>Received, nobody works on it yet.</summary>
    Received,

    /// <summary>Somebody works on it.</summary>
    Assigned,

    /// <summary>Answered; the asker may score it or reopen it once.</summary>
    Answered,

    /// <summary>Finished.</summary>
    Closed,
}
