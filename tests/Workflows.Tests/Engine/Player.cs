using System.Globalization;
using System.Xml;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Tests.Engine;

/// <summary>Plays an instance: starts it, completes tasks, lets time pass. After each act the state is written and read again, as if the process had ended between them.</summary>
internal sealed class Player(Model model)
{
    private readonly Dictionary<string, int> _left = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));

    public Instance Instance { get; private set; } = new();

    public List<Happening> History { get; } = [];

    public IReadOnlyList<string> Waiting => [.. Tasks().Select(t => t.Node).Order(StringComparer.Ordinal)];

    public string State => Instance.State switch
    {
        InstanceState.Completed => "completed",
        InstanceState.Terminated => "terminated",
        _ => Instance.Tokens.Exists(t => t.State == TokenState.Incident) ? "incident" : "active",
    };

    public static Player Of(string file) => new(ReadModel(File.ReadAllBytes(file)));

    public static Player OfText(string process, string roots = "") => new(ReadModel(System.Text.Encoding.UTF8.GetBytes(Documents.Whole(process, roots))));

    public int TimesLeft(string node) => _left.GetValueOrDefault(node);

    public Player Start(params (string Name, Value Value)[] variables) => Do(run => run.Start(variables.Select(v => KeyValuePair.Create(v.Name, v.Value))));

    public Player Complete(string node, bool? approved = null, params (string Name, Value Value)[] results) => Complete(First(node), approved, results);

    public Player Complete(int token, bool? approved = null, params (string Name, Value Value)[] results) => Do(run => run.Complete(token, results.Select(v => KeyValuePair.Create(v.Name, v.Value)), approved));

    public int First(string node) => Tasks().First(t => t.Node == node).Id;

    public Player Do(Action<Run> act)
    {
        var run = new Run(model, Instance, Now);
        act(run);
        History.AddRange(run.Happenings);
        foreach (var h in run.Happenings.Where(h => h.Kind == HappeningKind.Left)) _left[h.Node] = _left.GetValueOrDefault(h.Node) + 1;
        Instance = InstanceJson.Read(InstanceJson.Write(Instance));
        return this;
    }

    /// <summary>Timers ring in their order, each at its own moment.</summary>
    public Player Advance(string duration)
    {
        var until = Now + XmlConvert.ToTimeSpan(duration);
        while (Instance.State == InstanceState.Active && Instance.Waits.Where(w => w.Due <= until).MinBy(w => w.Due) is { } next)
        {
            Now = next.Due > Now ? next.Due.Value : Now;
            Do(run => run.Fire(next.Id));
        }
        Now = until;
        return this;
    }

    public Value? Variable(string name) => Instance.Scopes[0].Variables.TryGetValue(name, out var value) ? value : null;

    public static Value ValueOf(string text) => text is "true" or "false" ? Value.Of(text == "true") : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Of(text.Trim('"', '\''));

    private static Model ReadModel(byte[] document) => BpmnReader.Read(document) is { Model: { } read } ? read : throw new InvalidOperationException(string.Join("; ", BpmnReader.Read(document).Problems));

    private IEnumerable<Token> Tasks() => Instance.Tokens.Where(t => t.State == TokenState.Active && model[t.Node].Kind == NodeKind.UserTask && !Instance.Scopes.Exists(s => s.Owner == t.Id));
}
