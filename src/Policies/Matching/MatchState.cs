namespace SmartPark.Policies.Matching;

/// <summary>How an enterprise stands to a policy. The order is that of the list it is shown in.</summary>
public enum MatchState
{
    /// <summary>符合: every required condition is met.</summary>
    Fits,

    /// <summary>差一步: one attainable condition alone is missing.</summary>
    Near,

    /// <summary>待补充: facts are missing.</summary>
    ToAnswer,

    /// <summary>需人工核验: all that facts can say is met, a person judges the rest.</summary>
    ByPerson,

    /// <summary>不在窗口期: not open today, whatever the facts say.</summary>
    Closed,

    /// <summary>不符合.</summary>
    Unmet,
}

/// <summary>How one condition stands.</summary>
public enum ConditionState
{
    /// <summary>Met.</summary>
    Met,

    /// <summary>Not met; see the gap.</summary>
    Unmet,

    /// <summary>A fact is missing. Never the same as not met.</summary>
    Unknown,

    /// <summary>A person judges it.</summary>
    ByPerson,
}
