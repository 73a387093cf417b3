using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPark.Policies.Matching;

namespace SmartPark.Bench.Matching;

/// <summary>What json-rules-engine took for a sample, in the fastest of the ways to use it.</summary>
internal sealed record EngineRun(string Way, IReadOnlyDictionary<string, double> Tried, double Ms, string Node, IReadOnlyList<Answer> Answers);

/// <summary>Runs json-rules-engine in Node on the same rules and the first profiles; installs it from its lock file when it is not there.</summary>
internal sealed class EnginePeer : IDisposable
{
    private readonly NodePeer _peer = new("Matching", "json-rules-engine");
    private readonly string _directory = Directory.CreateTempSubdirectory("smartpark-matching-").FullName;

    public EnginePeer(IReadOnlyList<AreaRule> rules, RuleSet set, Enterprises enterprises, int rows)
    {
        var written = rules.Select(r => (JsonNode)new JsonObject { ["met"] = EngineJson.Rule(r, met: true), ["may"] = EngineJson.Rule(r, met: false) });
        var profiles = Enumerable.Range(0, rows).Select(row => (JsonNode)EngineJson.Facts(set.Slots, enterprises.Of(row)));
        var input = new JsonObject { ["rules"] = new JsonArray([.. written]), ["profiles"] = new JsonArray([.. profiles]) };
        File.WriteAllText(Input, input.ToJsonString());
    }

    private string Input => Path.Combine(_directory, "input.json");

    public string Version() => Text(JsonNode.Parse(File.ReadAllText(_peer.Manifest)), "version");

    public EngineRun Run(bool metOnly)
    {
        var answer = JsonNode.Parse(_peer.Run(Input, metOnly ? "met" : "all"))!;
        var tried = answer["tried"].Deserialize<Dictionary<string, double>>()!;
        return new(Text(answer, "way"), tried, answer["ms"]!.GetValue<double>(), Text(answer, "node"),
            [.. answer["answers"]!.AsArray().Select(a => new Answer((long)a![0]!, (long)a[1]!, (long)a[2]!, (long)a[3]!))]);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Text(JsonNode? node, string name) => node![name]!.GetValue<string>();
}
