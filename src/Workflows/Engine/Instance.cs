using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Engine;

/// <summary>State of a process instance.</summary>
internal enum InstanceState
{
    Active,
    Completed,
    Terminated,
}

/// <summary>Where a token stands.</summary>
internal enum TokenState
{
    /// <summary>It came to a node and was not taken in yet.</summary>
    Arriving,

    /// <summary>It waits at a gateway for others.</summary>
    Joining,

    /// <summary>Its node is being done: by a person, a service, a called process, or by what stands inside it; or it waits for an event.</summary>
    Active,

    /// <summary>Something went wrong; an operator decides.</summary>
    Incident,
}

/// <summary>A token.</summary>
internal sealed class Token
{
    public required int Id { get; init; }

    public required int Scope { get; set; }

    public required string Node { get; set; }

    /// <summary>The flow it came by; empty at a start or after a jump.</summary>
    public string Flow { get; set; } = "";

    public TokenState State { get; set; }

    /// <summary>Of an instance of a multiple activity: which, from 0; -1 otherwise.</summary>
    public int Index { get; set; } = -1;

    /// <summary>Weight of its vote in a countersignature.</summary>
    public decimal Weight { get; set; } = 1;

    /// <summary>Variables of its own: the item of a multiple activity.</summary>
    public Dictionary<string, Value>? Own { get; set; }

    /// <summary>Node to jump to once this one is done: returned work that comes back to who returned it.</summary>
    public string? ComesBackTo { get; set; }

    /// <summary>Stands in a task of several people and waits to be told who they are.</summary>
    public bool Asks { get; set; }

    /// <summary>Refusal code of the incident.</summary>
    public string? Problem { get; set; }

    public string? ProblemWhat { get; set; }
}

/// <summary>An open scope: the process, a sub-process, or the body of a multiple activity.</summary>
internal sealed class Scope
{
    public required int Id { get; init; }

    /// <summary>The token in whose activity it stands; 0 for the process.</summary>
    public required int Owner { get; init; }

    /// <summary>The sub-process or multiple activity; empty for the process.</summary>
    public required string Node { get; init; }

    public Dictionary<string, Value> Variables { get; init; } = [];

    /// <summary>Of the body of a multiple activity.</summary>
    public LoopState? Loop { get; set; }
}

/// <summary>How far a multiple activity is.</summary>
internal sealed class LoopState
{
    public List<Value> Items { get; init; } = [];

    /// <summary>Instances there are, those added at run time included and those taken away not.</summary>
    public int Total { get; set; }

    /// <summary>Instances begun.</summary>
    public int Begun { get; set; }

    public int Completed { get; set; }

    public int Terminated { get; set; }

    public int Approved { get; set; }

    public int Rejected { get; set; }

    public decimal RejectedWeight { get; set; }

    /// <summary>Weights of the votes, in the order of the items; null when each counts one.</summary>
    public List<decimal>? Weights { get; init; }

    public decimal ApprovedWeight { get; set; }

    public decimal TotalWeight { get; set; }
}

/// <summary>Something a token waits for.</summary>
internal sealed class Wait
{
    public required int Id { get; init; }

    public required int Token { get; init; }

    /// <summary>The event node; the activity itself for a receive task.</summary>
    public required string Node { get; init; }

    public required Models.EventKind Kind { get; init; }

    /// <summary>Of a message or signal.</summary>
    public string Name { get; init; } = "";

    public DateTimeOffset? Due { get; set; }

    public TimeSpan Every { get; init; }

    /// <summary>Times it rings after the next; -1 without end.</summary>
    public int Left { get; set; }
}

/// <summary>The whole state of a process instance: what is written after each step and read before the next.</summary>
internal sealed class Instance
{
    public InstanceState State { get; set; }

    public bool Suspended { get; set; }

    /// <summary>Last number given to a token, scope or wait.</summary>
    public int Last { get; set; }

    public List<Scope> Scopes { get; init; } = [];

    public List<Token> Tokens { get; init; } = [];

    public List<Wait> Waits { get; init; } = [];

    public Token? Token(int id) => Tokens.Find(t => t.Id == id);
}
