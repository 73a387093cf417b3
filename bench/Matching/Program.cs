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
var built = BuiltTable.Of(set, enterprises, profiles);
var report = new Report();
using var engine = new EnginePeer(rules, set, enterprises, peerProfiles);
using var postgres = new PostgresPeer(rules, set, enterprises, profiles);

var (ms, answers, states) = MatcherRun.Whole(built.Table, parallel: true);
var (singleMs, singleAnswers, _) = MatcherRun.Whole(built.Table, parallel: false, runs: 3);
Report.Same("the matcher on one thread", answers, singleAnswers);
var one = MatcherRun.One(set, enterprises, 2000);
double Extrapolated(EngineRun run) => run.Ms / peerProfiles * profiles;
(double Times, double OneThread, T Result) Beside<T>(Func<T> run, Func<T, double> took) => MatcherRun.Between(built.Table, run, took);
var sample = MatcherRun.Whole(built.Table.Repeated(peerProfiles), parallel: true).Answers;
var engineWhole = Beside(() => engine.Run(metOnly: false), Extrapolated);
Report.Same("json-rules-engine", sample, engineWhole.Result.Answers);
var engineMet = Beside(() => engine.Run(metOnly: true), Extrapolated);
Report.Same("json-rules-engine, met only", sample, engineMet.Result.Answers, metOnly: true);
var whole = Beside(() => postgres.ThreeValued(profiles), r => r.Ms);
Report.Same("PostgreSQL", answers, whole.Result.Answers);
var batched = Beside(() => postgres.ThreeValued(profiles, together: 100), r => r.Ms);
Report.Same("PostgreSQL, 100 policies a query", answers, batched.Result.Answers);
var met = Beside(() => postgres.MetOnly(), r => r.Ms);
Report.Same("PostgreSQL, met only", answers, met.Result.Answers, metOnly: true);
var (againMs, _, _) = MatcherRun.Whole(built.Table, parallel: true);

var pairs = (double)profiles * policies;
string Share(long count) => string.Create(CultureInfo.InvariantCulture, $"{100 * count / pairs:F2} %");
Console.WriteLine(Machine.Describe(postgres.Version, engineWhole.Result.Node, engine.Version()));
Report.Say($"{profiles:N0} profiles x {policies:N0} policies of 8 conditions over {set.Slots.Length} columns, {built.UnknownFacts * 100:F1} % of the values unknown.");
Console.WriteLine($"Pairs: met {Share(states[0])}, one step short {Share(states[1])}, facts missing {Share(states[2])}, for a person {Share(states[3])}, unmet {Share(states[4])}. All methods gave the same answers.");

Report.Head("method", "whole run", "ns/pair", "times the matcher, as shipped", "times, one thread", "goal");
string Time(double took) => string.Create(CultureInfo.InvariantCulture, $"{(took < 10_000 ? took : took / 1000):N0} {(took < 10_000 ? "ms" : "s")} | {took * 1e6 / pairs:N1}");
void Own(string method, double took) => Report.Say($"| {method} | {Time(took)} | | | |");
void Peer(string method, double took, double times, double oneThread, double goal) =>
    Report.Say($"| {method} | {Time(took)} | {times:N1} | {oneThread:N1} | {report.Goal(times >= goal, $"{goal} x")} |");
Own("matcher, five states, as shipped (first, before the peers)", ms);
Own("the same after the peers", againMs);
Own("matcher, one thread", singleMs);
Own("building its table from facts, once", built.BuildMs);
Peer($"json-rules-engine, three-valued ({engineWhole.Result.Way}), from {peerProfiles} profiles", Extrapolated(engineWhole.Result), engineWhole.Times, engineWhole.OneThread, TimesEngine);
Peer($"json-rules-engine, met only ({engineMet.Result.Way}), from {peerProfiles} profiles", Extrapolated(engineMet.Result), engineMet.Times, engineMet.OneThread, TimesEngine);
Peer("PostgreSQL, three-valued, a query a policy", whole.Result.Ms, whole.Times, whole.OneThread, TimesPostgres);
Peer("PostgreSQL, three-valued, 100 policies a query", batched.Result.Ms, batched.Times, batched.OneThread, TimesPostgres);
Peer($"PostgreSQL, met only, a query a policy ({postgres.WithIndex()} use an index)", met.Result.Ms, met.Times, met.OneThread, TimesPostgres);
Report.Say($"\njson-rules-engine, ms a profile in the ways tried: {string.Join("; ", engineWhole.Result.Tried.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value:F1}")))}. PostgreSQL holds {postgres.Megabytes():F0} MB with indexes.");

Report.Head("one changed profile against all policies", "µs", "goal");
Report.Say($"| p50 | {one[one.Count / 2]:F0} | |");
Report.Say($"| p95 | {one[one.Count * 95 / 100]:F0} | {report.Goal(one[one.Count * 95 / 100] < LimitMicroseconds, $"under {LimitMicroseconds} µs")} |");

var bytes = built.Table.Bytes / (double)profiles;
Report.Head("memory", "bytes a profile", "goal");
Report.Say($"| {set.Slots.Length} columns, computed | {bytes:F0} | {report.Goal(bytes <= LimitBytes, $"at most {LimitBytes} bytes")} |");
Report.Say($"| the same, growth of the managed heap | {built.HeapBytes / (double)profiles:F0} | |");

Report.Head("profiles", "ms", "ns/pair", "bytes a profile");
foreach (var rows in new[] { profiles / 100, profiles / 10, profiles, profiles * 10 })
{
    var grown = built.Table.Repeated(rows);
    var took = MatcherRun.Whole(grown, parallel: true).Ms;
    Report.Say($"| {rows:N0} | {took:F1} | {took * 1e6 / rows / policies:F2} | {grown.Bytes / (double)rows:F0} |");
}
foreach (var goal in report.Missed) Console.WriteLine($"missed: {goal}");
return report.Missed.Count == 0 ? 0 : 1;
