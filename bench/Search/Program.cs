using System.Diagnostics;
using System.Globalization;
using SmartPark.Bench.Search;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Testing.Calls;

// Search among many articles through the whole pipeline (authorise, scope, index, rank), on both engines, p95 against the limit.
var documents = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
const double LimitMs = 50;
var corpus = new Corpus(seed: 20261122);
var queries = corpus.Queries(200);
Console.WriteLine($"{documents:N0} articles, {queries.Count} queries, each twice; limit p95 {LimitMs} ms; {Environment.ProcessorCount} processors");
Console.WriteLine("| engine | load s | index MB | p50 ms | p95 ms | max ms | p95 / limit |");
Console.WriteLine("|---|---|---|---|---|---|---|");
var worst = 0.0;
foreach (var provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.Postgres })
{
    if (args.Length > 1 && !provider.ToString().Equals(args[1], StringComparison.OrdinalIgnoreCase)) continue;
    await using var host = await ModuleHost.StartAsync(provider, _ => { });
    var started = Stopwatch.GetTimestamp();
    var megabytes = await Loader.LoadAsync(host.Database, corpus, documents);
    var load = Stopwatch.GetElapsedTime(started).TotalSeconds;
    var reader = host.Callers.Person(corpus.Tenants[7], TenantKinds.Enterprise, corpus.Park);
    var times = new List<double>();
    foreach (var round in Enumerable.Range(0, 2))
    {
        foreach (var query in queries)
        {
            var at = Stopwatch.GetTimestamp();
            var hits = (await host.SendAsync(round == 0 ? Ticket.Visitor : reader, new SearchEverything(query))).Require();
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            if (hits.Hits.Count == 0 && query.Length == 2) throw new InvalidOperationException($"a two-character word was not found: {query}");
        }
    }
    times.Sort();
    var p95 = times[(int)(times.Count * 0.95)];
    worst = Math.Max(worst, p95);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {provider} | {load:F0} | {megabytes:F0} | {times[times.Count / 2]:F1} | {p95:F1} | {times[^1]:F1} | {p95 / LimitMs:F2} |"));
}
return worst <= LimitMs ? 0 : 1;
