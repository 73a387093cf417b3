using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Engine;

/// <summary>What happened to a token, for the history.</summary>
internal enum HappeningKind
{
    Started,
    Entered,
    Left,
    Took,
    Cancelled,
    Fired,
    Incident,
    Retried,
    Moved,
    Returned,
    Added,
    Removed,
    Called,
    Passed,
    Held,
    Resumed,
    Completed,
    Terminated,
}

/// <summary>One line of the history of an instance.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Node">Where; of <see cref="HappeningKind.Took"/> the flow.</param>
/// <param name="Token">To which token.</param>
/// <param name="What">More of it: a code, a name.</param>
internal readonly record struct Happening(HappeningKind Kind, string Node, int Token, string What = "");

/// <summary>Something said outside: a message or signal thrown.</summary>
internal readonly record struct Said(Models.EventKind Kind, string Name, int Token);

/// <summary>An act is not possible.</summary>
/// <param name="code">Refusal code.</param>
internal sealed class ImpossibleAct(string code) : Exception(code)
{
    public string Code => Message;
}

/// <summary>Decides business rule tasks: name of the table, finder of variables; the outputs.</summary>
internal delegate IReadOnlyDictionary<string, Value> Decide(string table, Func<string, Value?> variables);
