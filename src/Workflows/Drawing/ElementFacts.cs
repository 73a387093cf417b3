namespace SmartPark.Workflows.Drawing;

/// <summary>What the board says of the element that is selected; of the process when none is.</summary>
internal sealed record ElementFacts
{
    public string Id { get; init; } = "";

    /// <summary>Local name of the BPMN element.</summary>
    public string Type { get; init; } = "process";

    /// <summary>How many are selected.</summary>
    public int Count { get; init; }

    public string Name { get; init; } = "";

    public string Text { get; init; } = "";

    public string Documentation { get; init; } = "";

    public Dictionary<string, string> Settings { get; init; } = [];

    public EventFacts? Event { get; init; }

    public LoopFacts? Loop { get; init; }

    public FlowFacts? Flow { get; init; }

    public string Called { get; init; } = "";

    public bool Inside { get; init; }

    public bool Boundary { get; init; }

    public int Outgoing { get; init; }

    public string Setting(string name, string otherwise = "") => Settings.TryGetValue(name, out var value) && value.Length > 0 ? value : otherwise;
}

/// <summary>What an event waits for or says; also the message of a send or receive task.</summary>
internal sealed record EventFacts(string Kind, string Name, string Code, string Timer, string When, bool Interrupting);

/// <summary>How an activity is done several times: over people, a collection, or so many times.</summary>
internal sealed record LoopFacts(string Mode, bool Sequential = false, string Collection = "", string Item = "", string Count = "", string Until = "");

/// <summary>A sequence flow.</summary>
internal sealed record FlowFacts(string Condition, bool IsDefault, bool MayChoose, string From, string To);

/// <summary>State of the board.</summary>
/// <param name="Dirty">There are changes that were not saved.</param>
/// <param name="Undo">There is a step to undo.</param>
/// <param name="Redo">There is one to do again.</param>
/// <param name="At">How many steps could be undone, less one.</param>
/// <param name="Turn">Moves with every change, an undo too.</param>
internal sealed record BoardState(bool Dirty, bool Undo, bool Redo, int At, int Turn);

/// <summary>How the board stands.</summary>
/// <param name="Chosen">What is selected.</param>
/// <param name="State">Changes and steps.</param>
/// <param name="Tables">The decision tables; null when they are as they were told last.</param>
/// <param name="Form">The form's schema; null likewise.</param>
internal sealed record BoardNews(ElementFacts Chosen, BoardState State, IReadOnlyList<BoardTable>? Tables = null, string? Form = null);

/// <summary>What could not be read of a document.</summary>
/// <param name="Fault">It cannot be shown at all; null when it can.</param>
/// <param name="Warnings">Parts that would be lost.</param>
/// <param name="News">How the board stands with it.</param>
internal sealed record BoardOpened(string? Fault, IReadOnlyList<string> Warnings, BoardNews? News);

/// <summary>An edit: what is null stays.</summary>
internal sealed record ElementChange
{
    public string? Name { get; init; }

    public string? Text { get; init; }

    public string? Documentation { get; init; }

    /// <summary>Settings to write; an empty value takes one away.</summary>
    public Dictionary<string, string>? Settings { get; init; }

    public LoopFacts? Loop { get; init; }

    public EventChange? Event { get; init; }

    public string? Condition { get; init; }

    public bool? IsDefault { get; init; }

    public string? Called { get; init; }

    public string? Form { get; init; }
}

/// <summary>An edit of an event.</summary>
internal sealed record EventChange(string Kind, string? Name = null, string? Code = null, string? Timer = null, string? When = null, bool? Interrupting = null);

/// <summary>A decision table in the document.</summary>
internal sealed record BoardTable(string Name, string Text);
