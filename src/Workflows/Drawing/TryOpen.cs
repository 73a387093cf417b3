namespace SmartPark.Workflows.Drawing;

/// <summary>What a process that is tried out waits for.</summary>
internal enum TryKind
{
    /// <summary>The number of people of a countersignature.</summary>
    Signers,

    /// <summary>Somebody's yes or no.</summary>
    Approve,

    /// <summary>Somebody's work.</summary>
    Work,

    /// <summary>A service.</summary>
    Service,

    /// <summary>Another process.</summary>
    Called,

    /// <summary>A message.</summary>
    Message,

    /// <summary>A signal.</summary>
    Signal,

    /// <summary>A moment.</summary>
    Timer,

    /// <summary>An operator: something went wrong.</summary>
    Incident,
}

/// <summary>Something a process that is tried out waits for now.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Node">At which element.</param>
/// <param name="Token">Which token waits.</param>
/// <param name="Wait">Of a timer, message or signal: which wait.</param>
/// <param name="Name">Name of the message or signal, of the person in a countersignature, or code of the problem.</param>
/// <param name="What">More of the problem.</param>
/// <param name="Due">When a timer rings.</param>
internal sealed record TryOpen(TryKind Kind, string Node, int Token, int Wait = 0, string Name = "", string What = "", DateTimeOffset? Due = null);

/// <summary>What a line of a try says.</summary>
internal enum TryStepKind
{
    Begun,
    Approved,
    Rejected,
    Completed,
    Signers,
    Served,
    Failed,
    Called,
    Ruled,
    Rang,
    Heard,
    Said,
    Chose,
    Returned,
    Incident,
    Reached,
    Ended,
    Stopped,
    Endless,
}

/// <summary>A line of a try.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Node">At which element.</param>
/// <param name="At">When, by the clock of the try.</param>
/// <param name="What">More of it: values, a name, a code.</param>
/// <param name="Flow">Of a choice: the flow that was taken.</param>
/// <param name="Count">How often in a row.</param>
internal sealed record TryStep(TryStepKind Kind, string Node, DateTimeOffset At, string What = "", string Flow = "", int Count = 1);
