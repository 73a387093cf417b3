using System.Diagnostics;
using System.Globalization;
using SmartPark.Bench.Relevance;
using SmartPark.Kernel.Search;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var root = RepositoryRoot();
var stardFile = Named("STARD_FILE")
    ?? Path.GetFullPath(Path.Combine(root, "..", "shared", "data", "domain", "ir", "stard_small.json"));
if (!File.Exists(stardFile))
{
    Console.Error.WriteLine($"No file {stardFile}. Set STARD_FILE to a JSON file with queries, docs and qrels.");
    return 2;
}
var samples = Path.Combine(root, "samples", "policies");
var stard = Dataset.Stard(stardFile);
var cards = Path.Combine(samples, "policies_beijing_2024.json");
var policies = Dataset.Policies("policies", cards, Named("POLICY_QUERIES_FILE") ?? Path.Combine(samples, "policy_queries.json"));
var more = Dataset.Policies("further", cards, Path.Combine(samples, "policy_queries_more.json"));

Console.WriteLine("set       method          questions  documents  nDCG@10   R@10  MRR@10  ms/query");
var stardHolds = Compare(stard, floor: 0.53);
var policiesHold = Compare(policies, floor: 0.95);
Compare(more, floor: 0);
MeasureSpeed(stard, documents: 10_000);
MeasureSpeed(policies, documents: 10_000);
return stardHolds && policiesHold ? 0 : 1;

static bool Compare(Dataset data, double floor)
{
    var peer = Run.OfBaseline(data);
    var ours = Run.OfOurs(data);
    foreach (var run in new[] { peer, ours })
        Console.WriteLine(
            $"{data.Name,-9} {run.Method,-14} {data.Questions.Count,10} {data.Documents.Count,10} {run.Ndcg,8:F4} {run.Questions.Average(q => q.Recall),6:F3}"
            + $" {run.Questions.Average(q => q.ReciprocalRank),7:F3} {run.MillisecondsPerQuery,9:F3}");
    var (low, high) = PairedBootstrap.Interval(ours, peer);
    var halves = ours.Questions.Select((q, i) => (q.Ndcg, Odd: i % 2)).ToLookup(q => q.Odd, q => q.Ndcg);
    var holds = ours.Ndcg >= floor;
    Console.WriteLine($"          gain {ours.Ndcg - peer.Ndcg:+0.0000;-0.0000} (95 % {low:+0.0000;-0.0000} to {high:+0.0000;-0.0000}); "
        + $"even questions {halves[0].Average():F4}, odd {halves[1].Average():F4}; {(floor == 0 ? "no floor" : holds ? $"floor {floor:F2} holds" : $"floor {floor:F2} MISSED")}");
    return holds;
}

static void MeasureSpeed(Dataset data, int documents)
{
    var many = Enumerable.Range(0, documents)
        .Select(i => new RelevanceDocument<int>(i, data.Documents[i % data.Documents.Count].Fields)).ToList();
    var clock = Stopwatch.StartNew();
    var index = RelevanceIndex<int>.Build(many);
    var built = clock.Elapsed;
    var times = new List<double>();
    foreach (var question in data.Questions) index.Search(question.Text, Measures.Depth);
    for (var round = 0; times.Count < 500; round++)
    {
        var question = data.Questions[round % data.Questions.Count];
        clock.Restart();
        index.Search(question.Text, Measures.Depth);
        times.Add(clock.Elapsed.TotalMilliseconds);
    }
    times.Sort();
    Console.WriteLine($"speed     {documents} documents ({data.Name} repeated): built in {built.TotalSeconds:F2} s, "
        + $"query mean {times.Average():F3} ms, p95 {times[(int)(times.Count * 0.95)]:F3} ms");
}

static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } file ? file : null;

static string RepositoryRoot()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        if (File.Exists(Path.Combine(folder.FullName, "SmartPark.sln"))) return folder.FullName;
    throw new InvalidOperationException("Run this from a clone: no SmartPark.sln above the program.");
}
