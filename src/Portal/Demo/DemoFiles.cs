using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartPark.Portal.Demo;

/// <summary>Reads the samples that are copied beside the program.</summary>
internal static class DemoFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static string Root => Path.Combine(AppContext.BaseDirectory, "samples");

    public static DemoContent Read() => new(
        Json<ParkFile>("park"), Json<EnterprisesFile>("enterprises").Enterprises, Json<PartnersFile>("partners").Partners, Json<PeopleFile>("people"), Json<ArticlesFile>("articles").Articles,
        Json<EnquiriesFile>("enquiries").Enquiries, Json<FaqFile>("faq").Faq, Json<TopicsFile>("topics").Topics);

    /// <summary>The Markdown of an article.</summary>
    public static string BodyOf(ArticleEntry article) => File.ReadAllText(Path.Combine(Root, "demo", "articles", article.Slug + ".md"));

    public static Stream OpenCover(string name) => File.OpenRead(Path.Combine(Root, "demo", "covers", name + ".png"));

    /// <summary>A file of cards or rules under samples.</summary>
    public static Stream OpenSample(string path) => File.OpenRead(Path.Combine(Root, path));

    /// <summary>What the demo's enterprises know of themselves, by slug.</summary>
    public static IReadOnlyDictionary<string, FactsEntry> Facts() => Json<FactsFile>("facts").Enterprises;

    public static Stream OpenPolicies() => File.OpenRead(Path.Combine(Root, "policies", "policies_beijing_2024.json"));

    /// <summary>Titles of the policy cards by their id.</summary>
    public static IReadOnlyDictionary<string, string> PolicyTitles()
    {
        using var file = OpenPolicies();
        return JsonSerializer.Deserialize<List<CardName>>(file, Options)!.ToDictionary(c => c.Id, c => c.Title);
    }

    private static T Json<T>(string name)
    {
        using var file = File.OpenRead(Path.Combine(Root, "demo", name + ".json"));
        return JsonSerializer.Deserialize<T>(file, Options) ?? throw new InvalidDataException($"{name}.json is empty");
    }

    /// <summary>The park's projects and opportunities.</summary>
    public static IReadOnlyList<OpportunityEntry> Opportunities() => Json<OpportunitiesFile>("opportunities").Opportunities;

    private sealed record OpportunitiesFile(IReadOnlyList<OpportunityEntry> Opportunities);

    private sealed record FactsFile(IReadOnlyDictionary<string, FactsEntry> Enterprises);

    private sealed record CardName(string Id, string Title);
}

/// <summary>Facts of an enterprise of the demo: field, years back (1 is last year, null for fields without years), value; and which groups it shares.</summary>
internal sealed record FactsEntry(IReadOnlyList<IReadOnlyList<JsonElement>> Facts, IReadOnlyDictionary<string, SmartPark.Policies.Facts.FactReach> Share);

/// <summary>A project or opportunity of the demo; its last day is counted from today.</summary>
internal sealed record OpportunityEntry(SmartPark.Policies.Opportunities.OpportunityKind Kind, string Title, string Text, string Contact, int UntilDay, SmartPark.Policies.Rules.RuleBody Rule);
