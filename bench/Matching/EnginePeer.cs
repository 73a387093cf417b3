using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPark.Policies.Matching;

namespace SmartPark.Bench.Matching;

/// <summary>What json-rules-engine took for a sample, in the fastest of the ways to use it.</summary>
internal sealed record EngineRun(string Way, IReadOnlyDictionary<string, double> Tried, double Ms, string Node, IReadOnlyList<Answer> Answers);

/// <summary>Runs json-rules-engine in Node on the same rules and the first profiles; installs it from its lock file when it is not there.</summary>
internal sealed class EnginePeer : IDisposable
{
    private readonly string _peer = Path.Combine(Root(), "bench", "Matching", "peer-node");
    private readonly string _directory = Directory.CreateTempSubdirectory("smartpark-matching-").FullName;

    public EnginePeer(IReadOnlyList<AreaRule> rules, RuleSet set, Enterprises enterprises, int rows)
    {
        if (!Directory.Exists(Path.Combine(_peer, "node_modules", "json-rules-engine"))) Start("npm", ["ci", "--no-audit", "--no-fund"]);
        var written = rules.Select(r => (JsonNode)new JsonObject { ["met"] = EngineJson.Rule(r, met: true), ["may"] = EngineJson.Rule(r, met: false) });
        var profiles = Enumerable.Range(0, rows).Select(row => (JsonNode)EngineJson.Facts(set.Slots, enterprises.Of(row)));
        var input = new JsonObject { ["rules"] = new JsonArray([.. written]), ["profiles"] = new JsonArray([.. profiles]) };
        File.WriteAllText(Input, input.ToJsonString());
    }

    private string Input => Path.Combine(_directory, "input.json");

    public string Version() => Text(JsonNode.Parse(File.ReadAllText(Path.Combine(_peer, "node_modules", "json-rules-engine", "package.json"))), "version");

    public EngineRun Run(bool metOnly)
    {
        var answer = JsonNode.Parse(Start("node", ["run.mjs", Input, metOnly ? "met" : "all"]))!;
        var tried = answer["tried"].Deserialize<Dictionary<string, double>>()!;
        return new(Text(answer, "way"), tried, answer["ms"]!.GetValue<double>(), Text(answer, "node"),
            [.. answer["answers"]!.AsArray().Select(a => new Answer((long)a![0]!, (long)a[1]!, (long)a[2]!, (long)a[3]!))]);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Text(JsonNode? node, string name) => node![name]!.GetValue<string>();

    private string Start(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _peer, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static string Root()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at)) if (File.Exists(Path.Combine(at, "SmartPark.sln"))) return at;
        throw new InvalidOperationException("SmartPark.sln is not above the program");
    }
}
