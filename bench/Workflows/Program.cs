using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SmartPark.Bench;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

// Instances a second of a process of ten steps, every task completed at once: the engine beside the npm package bpmn-engine, on the same document, in turn. "Written" also writes and
// reads the state as JSON after every step, as it is kept between steps.
const double Goal = 20;
if (args is ["durable", ..])
{
    await SmartPark.Bench.Workflows.Durable.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200);
    return 0;
}
if (args is ["inbox", ..])
{
    await SmartPark.Bench.Workflows.Inbox.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
var document = Resource();
var model = BpmnReader.Read(document).Model ?? throw new InvalidOperationException("the document cannot run");

(double Ms, int Tasks) Play(int instances, bool written)
{
    var (tasks, started) = (0, Stopwatch.GetTimestamp());
    for (var i = 0; i < instances; i++)
    {
        var instance = new Instance();
        new Run(model, instance, DateTimeOffset.UnixEpoch).Start([KeyValuePair.Create("environment", Large())]);
        while (instance.Tokens.Find(t => t.State == TokenState.Active) is { } waiting)
        {
            if (written) (instance, waiting) = Kept(instance, waiting.Id);
            new Run(model, instance, DateTimeOffset.UnixEpoch).Complete(waiting.Id);
            tasks++;
        }
        if (instance.State != InstanceState.Completed) throw new InvalidOperationException($"an instance ended {instance.State}");
    }
    return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, tasks);
}

static (Instance, Token) Kept(Instance instance, int token)
{
    var read = InstanceJson.Read(InstanceJson.Write(instance));
    return (read, read.Token(token)!);
}

static Value Large() => Value.Of(new Dictionary<string, Value> { ["variables"] = Value.Of(new Dictionary<string, Value> { ["large"] = Value.Of(true) }) });

var peer = new Peer(document);
Play(count, written: false);
Play(count, written: true);
var rounds = new List<(double Own, double Written, double Peer)>();
for (var round = 0; round < 5; round++)
{
    var own = Play(count * 5, written: false);
    var kept = Play(count, written: true);
    var other = peer.Run(Math.Max(20, count / 10));
    if (own.Tasks / (count * 5) != other.Tasks / Math.Max(20, count / 10)) throw new InvalidOperationException($"{own.Tasks / (count * 5)} tasks an instance here, {other.Tasks / Math.Max(20, count / 10)} there");
    rounds.Add((count * 5 / own.Ms * 1000, count / kept.Ms * 1000, Math.Max(20, count / 10) / other.Ms * 1000));
}
static double Median(IEnumerable<double> of) => of.Order().ElementAt(of.Count() / 2);
var ratio = Median(rounds.Select(r => r.Own / r.Peer));
Console.WriteLine("| instances of ten steps, in memory | per second | times bpmn-engine |");
Console.WriteLine("|---|---|---|");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the engine | {Median(rounds.Select(r => r.Own)):N0} | {ratio:N1} (goal {Goal}: {(ratio >= Goal ? "holds" : "MISSED")}) |"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the same, its state written as JSON and read again after every step | {Median(rounds.Select(r => r.Written)):N0} | {Median(rounds.Select(r => r.Written / r.Peer)):N1} |"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| bpmn-engine 25.0.1, Node {peer.Node} | {Median(rounds.Select(r => r.Peer)):N0} | 1 |"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Rounds, own by peer: {string.Join(", ", rounds.Select(r => (r.Own / r.Peer).ToString("N1", CultureInfo.InvariantCulture)))}"));
return ratio >= Goal ? 0 : 1;

static byte[] Resource()
{
    using var stream = typeof(Peer).Assembly.GetManifestResourceStream("ten-steps.bpmn")!;
    var bytes = new byte[stream.Length];
    stream.ReadExactly(bytes);
    return bytes;
}

/// <summary>bpmn-engine in Node.</summary>
internal sealed class Peer
{
    private readonly NodePeer _node = new("Workflows", "bpmn-engine");
    private readonly string _file = Path.Combine(Path.GetTempPath(), "smartpark-ten-steps.bpmn");

    public Peer(byte[] document) => File.WriteAllBytes(_file, document);

    public string Node { get; private set; } = "";

    public (double Ms, int Tasks) Run(int instances)
    {
        using var answer = JsonDocument.Parse(_node.Run(_file, instances.ToString(CultureInfo.InvariantCulture)));
        Node = answer.RootElement.GetProperty("node").GetString()!;
        return (answer.RootElement.GetProperty("ms").GetDouble(), answer.RootElement.GetProperty("tasks").GetInt32());
    }
}
