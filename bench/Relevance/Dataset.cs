using System.Text.Json;
using SmartPark.Kernel.Search;

namespace SmartPark.Bench.Relevance;

internal sealed record Question(string Text, IReadOnlySet<string> Relevant);

/// <summary>Documents with questions whose answers are known. Peer text is what the baseline reads.</summary>
internal sealed record Dataset(
    string Name,
    IReadOnlyList<RelevanceDocument<string>> Documents,
    IReadOnlyList<string> PeerTexts,
    IReadOnlyList<Question> Questions)
{
    /// <summary>Weight of a policy's title beside its other texts.</summary>
    public const double PolicyTitleWeight = 2;

    private static readonly string[] PolicyTexts = ["subtitle", "tool_class", "target", "content", "conditions"];

    /// <summary>STARD (THUIR 2024): {queries:[[id,text]], docs:[[id,title,text]], qrels:[[question,document]]}.</summary>
    public static Dataset Stard(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = json.RootElement;
        var documents = root.GetProperty("docs").EnumerateArray()
            .Select(d => (Id: d[0].ToString(), Title: d[1].GetString()!, Text: d[2].GetString()!)).ToList();
        var relevant = root.GetProperty("qrels").EnumerateArray().ToLookup(r => r[0].ToString(), r => r[1].ToString());
        return new Dataset(
            "STARD",
            documents.ConvertAll(d => new RelevanceDocument<string>(d.Id, [new(d.Title), new(d.Text)])),
            documents.ConvertAll(d => d.Title + d.Text),
            root.GetProperty("queries").EnumerateArray()
                .Select(q => new Question(q[1].GetString()!, relevant[q[0].ToString()].ToHashSet()))
                .Where(q => q.Relevant.Count > 0).ToList());
    }

    /// <summary>The policy cards, and short queries with the cards that answer them.</summary>
    public static Dataset Policies(string name, string cardsFile, string queriesFile)
    {
        using var cards = JsonDocument.Parse(File.ReadAllBytes(cardsFile));
        using var queries = JsonDocument.Parse(File.ReadAllBytes(queriesFile));
        string Of(JsonElement card, string field) => card.GetProperty(field).GetString() ?? "";
        var all = cards.RootElement.EnumerateArray().ToList();
        return new Dataset(
            name,
            all.ConvertAll(card => new RelevanceDocument<string>(
                Of(card, "id"),
                [new(Of(card, "title"), PolicyTitleWeight), .. PolicyTexts.Select(field => new RelevanceField(Of(card, field)))])),
            all.ConvertAll(card => string.Concat(Enumerable.Repeat(Of(card, "title"), 4))
                + Of(card, "target") + Of(card, "content") + Of(card, "conditions")),
            queries.RootElement.GetProperty("queries").EnumerateArray()
                .Select(q => new Question(
                    q.GetProperty("q").GetString()!,
                    q.GetProperty("relevant").EnumerateArray().Select(id => id.GetString()!).ToHashSet()))
                .ToList());
    }
}
