using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Engine;

/// <summary>
/// Runs one instance one step further, in memory and at one moment: tokens flow until all of them wait for somebody. Semantics of BPMN 2.0 chapter 13. What happened is in
/// <see cref="Happenings"/>, what was said to others in <see cref="Said"/>; who keeps the instance writes both with it.
/// </summary>
internal sealed partial class Run(Model model, Instance instance, DateTimeOffset now, Decide? decide = null)
{
    /// <summary>Nodes a step may pass: more is a cycle without a task.</summary>
    public const int MostPassed = 10_000;

    /// <summary>Instances of a multiple activity.</summary>
    public const int MostInstances = 1_000;

    private readonly Queue<Token> _ready = new();

    public IReadOnlyList<Token> Tokens => instance.Tokens;

    public List<Happening> Happenings { get; } = [];

    public List<Said> Said { get; } = [];

    public void Start(IEnumerable<KeyValuePair<string, Value>> variables)
    {
        var root = new Scope { Id = ++instance.Last, Owner = 0, Node = "", Variables = new(variables) };
        instance.Scopes.Add(root);
        Happened(HappeningKind.Started, model.Id, 0);
        Arrive(New(root.Id, model.Starts[""].Id));
        Settle();
    }

    /// <summary>Work is done: by a person, a service, a called process.</summary>
    /// <param name="token">The token that stands in it.</param>
    /// <param name="results">Variables it sets.</param>
    /// <param name="approved">Of a vote: for or against; null when it is none.</param>
    public void Complete(int token, IEnumerable<KeyValuePair<string, Value>>? results = null, bool? approved = null)
    {
        var done = Working(token);
        foreach (var (name, value) in results ?? []) Set(done, name, value);
        Done(done, approved);
        Settle();
    }

    /// <summary>Variables set by work that is not done yet.</summary>
    public void Put(int token, IEnumerable<KeyValuePair<string, Value>> results)
    {
        var at = Working(token);
        foreach (var (name, value) in results) Set(at, name, value);
    }

    /// <summary>A timer rings. Nothing happens when it is not due, or what waited for it is gone.</summary>
    public void Fire(int wait)
    {
        if (instance.State != InstanceState.Active || instance.Suspended || instance.Waits.Find(w => w.Id == wait) is not { Kind: EventKind.Timer } timer || timer.Due > now) return;
        Caught(timer);
        Settle();
    }

    /// <summary>A message comes for one waiting token; false when none waits for it.</summary>
    public bool Message(string name, IEnumerable<KeyValuePair<string, Value>>? brings = null)
    {
        if (instance.State != InstanceState.Active || instance.Suspended || instance.Waits.Find(w => w.Kind == EventKind.Message && w.Name == name) is not { } wait) return false;
        foreach (var (variable, value) in brings ?? []) Set(instance.Token(wait.Token)!, variable, value);
        Caught(wait);
        Settle();
        return true;
    }

    /// <summary>A signal reaches all that wait for it.</summary>
    public void Signal(string name)
    {
        if (instance.State != InstanceState.Active || instance.Suspended) return;
        Signalled(name);
        Settle();
    }

    /// <summary>The work of a token ends with a BPMN error.</summary>
    public void Error(int token, string code, string what = "")
    {
        Throw(Working(token), code, what);
        Settle();
    }

    /// <summary>The work of a token failed for a technical reason: an operator decides.</summary>
    public void Fail(int token, string code, string what = "") => Trouble(Working(token), code, what);

    /// <summary>Nobody can be found for a task, or the like: an operator decides.</summary>
    public void Trouble(int token, string code)
    {
        var stuck = instance.Token(token)!;
        stuck.Asks = false;
        Trouble(stuck, code, model[stuck.Node].Name);
    }

    /// <summary>A task that nobody need do is passed over as approved.</summary>
    public void Pass(int token, string why)
    {
        var passed = Working(token);
        Happened(HappeningKind.Passed, passed.Node, token, why);
        Done(passed, true);
        Settle();
    }

    /// <summary>An incident is tried again.</summary>
    public void Retry(int token)
    {
        var stuck = instance.Token(token) is { State: TokenState.Incident } found ? found : throw new ImpossibleAct("workflow.no-incident");
        Happened(HappeningKind.Retried, stuck.Node, stuck.Id);
        (stuck.Problem, stuck.ProblemWhat) = (null, null);
        Disarm(stuck);
        Arrive(stuck);
        Settle();
    }

    /// <summary>Holds everything, or lets it go on.</summary>
    public void Hold(bool held)
    {
        instance.Suspended = held;
        Happened(held ? HappeningKind.Held : HappeningKind.Resumed, model.Id, 0);
    }

    /// <summary>Ends everything.</summary>
    public void Terminate(string why) => Stop(why);

    /// <summary>Tokens that stand in a task of several people and wait to be told who they are.</summary>
    public IEnumerable<Token> Asking => instance.Tokens.Where(t => t.Asks);

    /// <summary>Says who the people of a task are. Nobody: the task is passed over.</summary>
    /// <param name="token">The token that asks.</param>
    /// <param name="people">One item a person.</param>
    /// <param name="weights">Weights of their votes; null when each counts one.</param>
    public void Members(int token, IReadOnlyList<Value> people, IReadOnlyList<decimal>? weights = null)
    {
        var asking = instance.Token(token) is { Asks: true } found ? found : throw new ImpossibleAct("workflow.task-gone");
        asking.Asks = false;
        if (people.Count > MostInstances) Trouble(asking, "workflow.instances", $"{people.Count}");
        else BeginBody(asking, model[asking.Node], people, weights);
        Settle();
    }

    private void Stop(string why)
    {
        foreach (var token in instance.Tokens.Where(t => t.State == TokenState.Active).ToList()) Happened(HappeningKind.Cancelled, token.Node, token.Id);
        instance.Tokens.Clear();
        instance.Waits.Clear();
        instance.State = InstanceState.Terminated;
        Happened(HappeningKind.Terminated, model.Id, 0, why);
    }

    private Token Working(int token)
    {
        if (instance.State != InstanceState.Active) throw new ImpossibleAct("workflow.ended");
        if (instance.Suspended) throw new ImpossibleAct("workflow.suspended");
        return instance.Token(token) is { State: TokenState.Active, Asks: false } found && !instance.Scopes.Exists(s => s.Owner == token) ? found : throw new ImpossibleAct("workflow.task-gone");
    }

    private void Settle()
    {
        var passed = 0;
        while (true)
        {
            if (_ready.TryDequeue(out var token))
            {
                if (token.State != TokenState.Arriving || !instance.Tokens.Contains(token)) continue;
                if (++passed > MostPassed) Trouble(token, "workflow.endless", model[token.Node].Name);
                else Guarded(token, Enter);
            }
            else if (!JoinInclusive() && !CloseScope()) break;
        }
    }

    /// <summary>What cannot be evaluated becomes an incident at the token, and everything else goes on.</summary>
    private void Guarded(Token token, Action<Token> act)
    {
        try { act(token); }
        catch (ExpressionException e)
        {
            if (instance.Tokens.Contains(token)) Trouble(token, e.Code, $"{e.At}: {e.What}");
        }
    }

    private void Trouble(Token token, string code, string what)
    {
        (token.State, token.Problem, token.ProblemWhat) = (TokenState.Incident, code, what);
        Happened(HappeningKind.Incident, token.Node, token.Id, code);
    }

    private Token New(int scope, string node)
    {
        var token = new Token { Id = ++instance.Last, Scope = scope, Node = node };
        instance.Tokens.Add(token);
        return token;
    }

    private void Arrive(Token token)
    {
        token.State = TokenState.Arriving;
        _ready.Enqueue(token);
    }

    private void Happened(HappeningKind kind, string node, int token, string what = "") => Happenings.Add(new(kind, node, token, what));
}
