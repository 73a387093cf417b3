using System.Text.Json;
using Shouldly;
using SmartPark.Kernel.Search;
using Xunit;

namespace SmartPark.Kernel.Tests.Search;

/// <summary>The promises of policy search on data with known answers; bench/Relevance prints the whole table.</summary>
public sealed class RelevanceFloorTests(ITestOutputHelper output)
{
    private static readonly string[] PolicyTexts = ["subtitle", "tool_class", "target", "content", "conditions"];

    [Fact]
    public void Policy_queries_reach_their_floor()
    {
        var folder = Path.Combine(Root, "samples", "policies");
        using var cards = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "policies_beijing_2024.json")));
        using var queries = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "policy_queries.json")));
        string Of(JsonElement card, string field) => card.GetProperty(field).GetString() ?? "";
        var index = RelevanceIndex<string>.Build(cards.RootElement.EnumerateArray().Select(card => new RelevanceDocument<string>(
            Of(card, "id"), [new(Of(card, "title"), 2), .. PolicyTexts.Select(field => new RelevanceField(Of(card, field)))])));
        var ndcg = queries.RootElement.GetProperty("queries").EnumerateArray().Average(query =>
            Ndcg(index, Of(query, "q"), query.GetProperty("relevant").EnumerateArray().Select(id => id.GetString()!).ToHashSet()));
        output.WriteLine($"policy queries: nDCG@10 {ndcg:F4}");
        ndcg.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Lay_questions_about_statutes_reach_their_floor_where_the_set_is_at_hand()
    {
        var file = Environment.GetEnvironmentVariable("STARD_FILE") is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "domain", "ir", "stard_small.json"));
        if (!File.Exists(file))
        {
            output.WriteLine($"STARD is not at hand ({file}): its floor was not measured, only that of the policy queries.");
            Policy_queries_reach_their_floor();
            return;
        }
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var index = RelevanceIndex<int>.Build(json.RootElement.GetProperty("docs").EnumerateArray()
            .Select(d => new RelevanceDocument<int>(d[0].GetInt32(), [new(d[1].GetString()!), new(d[2].GetString()!)])));
        var relevant = json.RootElement.GetProperty("qrels").EnumerateArray().ToLookup(r => r[0].GetInt32(), r => r[1].GetInt32());
        var ndcg = json.RootElement.GetProperty("queries").EnumerateArray()
            .Average(q => Ndcg(index, q[1].GetString()!, relevant[q[0].GetInt32()].ToHashSet()));
        output.WriteLine($"STARD: nDCG@10 {ndcg:F4}");
        ndcg.ShouldBeGreaterThanOrEqualTo(0.53);
    }

    private static double Ndcg<TKey>(RelevanceIndex<TKey> index, string query, HashSet<TKey> relevant)
        where TKey : notnull
    {
        static double Gain(int rank) => 1 / Math.Log2(rank + 2);
        var found = index.Search(query, 10).Select((hit, rank) => relevant.Contains(hit.Key) ? Gain(rank) : 0).Sum();
        return found / Enumerable.Range(0, Math.Min(10, relevant.Count)).Sum(Gain);
    }

    private static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "SmartPark.sln"))) return folder.FullName;
            throw new InvalidOperationException("No SmartPark.sln above the tests.");
        }
    }
}
