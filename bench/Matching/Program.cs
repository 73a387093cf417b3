using System.Globalization;
using SmartPark.Bench.Matching;
using SmartPark.Policies.Matching;

// Many enterprises against many policies: the matcher, json-rules-engine and PostgreSQL on the same data, answers compared policy by policy.
int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
var (profiles, policies, peerProfiles) = (Option("--profiles", 100_000), Option("--policies", 1_000), Option("--peer-profiles", 200));
const double LimitMicroseconds = 1000, LimitBytes = 500, TimesEngine = 200, TimesPostgres = 20;

var enterprises = new Enterprises();
var rules = new Rulebook(enterprises).Write(policies);
var set = new RuleSet(rules);
var built = BuiltTable.Of(set.Slots, enterprises, profiles);
var report = new Report();
using var engine = new EnginePeer(rules, set, ProfileTable.Of(set.Slots, [.. Enumerable.Range(0, peerProfiles).Select(enterprises.Of)], Enterprises.Day));
using var postgres = new PostgresPeer(rules, set, built.Table);

var (ms, answers, states) = MatcherRun.Whole(set, built.Table, parallel: true);
var (singleMs, singleAnswers, _) = MatcherRun.Whole(set, built.Table, parallel: false, runs: 3);
Report.Same("the matcher on one thread", answers, singleAnswers);
var one = MatcherRun.One(set, enterprises, 2000);
var engineWhole = engine.Run(metOnly: false);
var engineMet = engine.Run(metOnly: true);
var sample = MatcherRun.Whole(set, ProfileTable.Of(set.Slots, [.. Enumerable.Range(0, peerProfiles).Select(enterprises.Of)], Enterprises.Day), parallel: true).Answers;
Report.Same("json-rules-engine", sample, engineWhole.Answers);
Report.Same("json-rules-engine, met only", sample, engineMet.Answers, metOnly: true);
var whole = postgres.ThreeValued(profiles);
Report.Same("PostgreSQL", answers, whole.Answers);
var batched = postgres.ThreeValued(profiles, together: 100);
Report.Same("PostgreSQL, 100 policies a query", answers, batched.Answers);
var met = postgres.MetOnly();
Report.Same("PostgreSQL, met only", answers, met.Answers, metOnly: true);
var (againMs, _, _) = MatcherRun.Whole(set, built.Table, parallel: true);

var pairs = (double)profiles * policies;
string Share(long count) => string.Create(CultureInfo.InvariantCulture, $"{100 * count / pairs:F2} %");
Console.WriteLine(Machine.Describe(postgres.Version, engineWhole.Node, engine.Version()));
Report.Say($"{profiles:N0} profiles x {policies:N0} policies of 8 conditions over {set.Slots.Count} columns, {built.UnknownFacts * 100:F1} % of the values unknown.");
Console.WriteLine($"Pairs: met {Share(states[0])}, one step short {Share(states[1])}, facts missing {Share(states[2])}, for a person {Share(states[3])}, unmet {Share(states[4])}. All methods gave the same answers.");

Report.Head("method", "whole run", "ns/pair", "times the matcher (one thread)", "goal");
void Line(string method, double took, string goal = "") => Report.Say($"| {method} | {(took < 10_000 ? $"{took:F0} ms" : string.Create(CultureInfo.InvariantCulture, $"{took / 1000:N1} s"))} | {took * 1e6 / pairs:F1} | {took / ms:F1} ({took / singleMs:F1}) | {goal} |");
Line("matcher, five states, as shipped", ms);
Line("the same after the peers", againMs);
Line("matcher, one thread", singleMs);
Line("building its table from facts (once)", built.BuildMs);
double Extrapolated(EngineRun run) => run.Ms / peerProfiles * profiles;
Line($"json-rules-engine, three-valued, {peerProfiles} profiles, extrapolated ({engineWhole.Way})", Extrapolated(engineWhole), report.Goal(Extrapolated(engineWhole) >= TimesEngine * ms, $"{TimesEngine} x"));
Line($"json-rules-engine, met only, {peerProfiles} profiles, extrapolated ({engineMet.Way})", Extrapolated(engineMet), report.Goal(Extrapolated(engineMet) >= TimesEngine * ms, $"{TimesEngine} x, met only"));
Line("PostgreSQL, three-valued, a query a policy", whole.Ms, report.Goal(whole.Ms >= TimesPostgres * ms, $"{TimesPostgres} x"));
Line("PostgreSQL, three-valued, 100 policies a query", batched.Ms, report.Goal(batched.Ms >= TimesPostgres * ms, $"{TimesPostgres} x, 100 a query"));
Line($"PostgreSQL, met only, a query a policy ({postgres.WithIndex()} use an index)", met.Ms, report.Goal(met.Ms >= TimesPostgres * ms, $"{TimesPostgres} x, met only"));
Report.Say($"\njson-rules-engine, ms a profile in the ways tried: {string.Join("; ", engineWhole.Tried.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value:F1}")))}. PostgreSQL holds {postgres.Megabytes():F0} MB with indexes.");

Report.Head("one changed profile against all policies", "µs", "goal");
Report.Say($"| p50 | {one[one.Count / 2]:F0} | |");
Report.Say($"| p95 | {one[one.Count * 95 / 100]:F0} | {report.Goal(one[one.Count * 95 / 100] < LimitMicroseconds, $"under {LimitMicroseconds} µs")} |");

var bytes = BuiltTable.BytesPerProfile(set.Slots.Count, built.Table);
Report.Head("memory", "bytes a profile", "goal");
Report.Say($"| {set.Slots.Count} columns, computed | {bytes:F0} | {report.Goal(bytes <= LimitBytes, $"at most {LimitBytes} bytes")} |");
Report.Say($"| the same, growth of the managed heap | {built.HeapBytes / (double)profiles:F0} | |");
Report.Say($"| every field in every form of years, {Rulebook.MostColumns} columns, computed | {BuiltTable.BytesPerProfile(Rulebook.MostColumns, built.Table):F0} | |");

Report.Head("profiles", "ms", "ns/pair", "bytes a profile", "building ms");
foreach (var rows in new[] { profiles / 100, profiles / 10, profiles, profiles * 10 })
{
    var grown = rows == profiles ? built : BuiltTable.Of(set.Slots, enterprises, rows);
    var took = MatcherRun.Whole(set, grown.Table, parallel: true, runs: 3).Ms;
    Report.Say($"| {rows:N0} | {took:F1} | {took * 1e6 / rows / policies:F2} | {grown.HeapBytes / (double)rows:F0} | {grown.BuildMs:F0} |");
}
foreach (var goal in report.Missed) Console.WriteLine($"missed: {goal}");
return report.Missed.Count == 0 ? 0 : 1;
