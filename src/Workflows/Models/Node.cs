using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Models;

/// <summary>What a node does.</summary>
internal enum NodeKind
{
    Start,
    End,
    Catch,
    Throw,
    Boundary,
    UserTask,
    ServiceTask,
    BusinessRuleTask,
    SendTask,
    ReceiveTask,
    SubProcess,
    CallActivity,
    Exclusive,
    Parallel,
    Inclusive,
    EventBased,
}

/// <summary>What an event waits for, or says.</summary>
internal enum EventKind
{
    None,
    Timer,
    Message,
    Signal,
    Error,
    Escalation,
    Terminate,
}

/// <summary>How a timer says when. Only a cycle repeats.</summary>
internal enum TimerKind
{
    Date,
    Duration,
    Cycle,
}

/// <summary>The event of a node.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name of the message or signal, code of the error or escalation; empty catches all errors.</param>
/// <param name="Timer">How the timer says when.</param>
/// <param name="Text">The timer's date, duration or cycle (ISO 8601), or an expression that gives it.</param>
internal sealed record EventRule(EventKind Kind, string Name = "", TimerKind Timer = TimerKind.Duration, string Text = "");

/// <summary>An activity done several times: BPMN 2.0 13.3.7.</summary>
/// <param name="Sequential">One after the other.</param>
/// <param name="Count">How many; null when it goes over a list.</param>
/// <param name="Over">The list; null when it counts.</param>
/// <param name="Item">Variable that holds the item in each instance.</param>
/// <param name="Until">Ends it early; null runs all.</param>
/// <param name="People">It goes over the people its approver rule finds: who keeps the instance says whom.</param>
internal sealed record LoopRule(bool Sequential, Expression? Count, Expression? Over, string Item, Expression? Until, bool People = false);

/// <summary>A sequence flow.</summary>
/// <param name="Id">Id in the document.</param>
/// <param name="Name">Name shown on it.</param>
/// <param name="Source">Node it leaves.</param>
/// <param name="Target">Node it enters.</param>
/// <param name="When">Condition; null always.</param>
internal sealed record Flow(string Id, string Name, string Source, string Target, Expression? When);

/// <summary>A flow node of a process.</summary>
internal sealed class Node
{
    public required string Id { get; init; }

    /// <summary>Place in the document.</summary>
    public required int Order { get; init; }

    public required string Name { get; init; }

    public required NodeKind Kind { get; init; }

    /// <summary>The sub-process it stands in; null in the process itself.</summary>
    public required string? Within { get; init; }

    public EventRule Event { get; init; } = new(EventKind.None);

    public LoopRule? Loop { get; init; }

    /// <summary>Flow taken when no other is; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Of a boundary event: the activity it is attached to.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>Of a boundary event: it ends the activity.</summary>
    public bool Interrupting { get; init; } = true;

    /// <summary>Of a call activity, the process it calls; of a business rule task, its table; of a service task, its handler; of a send or receive task, its message.</summary>
    public string Calls { get; init; } = "";

    /// <summary>The lane it stands in; empty without.</summary>
    public string Lane { get; set; } = "";

    /// <summary>What our own extension element says of it: approver rule, form, and the like.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public List<Flow> Incoming { get; } = [];

    public List<Flow> Outgoing { get; } = [];

    /// <summary>Boundary events attached to it.</summary>
    public List<Node> Boundary { get; } = [];

    /// <summary>The first task of the initiator: done by starting, and where work returned to the initiator goes.</summary>
    public bool IsInitiators => Kind == NodeKind.UserTask && Within is null && Settings.GetValueOrDefault("approver") == "initiator" && Settings.GetValueOrDefault("kind") != "approve";

    public bool IsActivity => Kind is NodeKind.UserTask or NodeKind.ServiceTask or NodeKind.BusinessRuleTask or NodeKind.SendTask or NodeKind.ReceiveTask or NodeKind.SubProcess or NodeKind.CallActivity;
}
