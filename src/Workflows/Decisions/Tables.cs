using System.Text.Json;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Decisions;

/// <summary>The decision tables of a process, by name: elements <c>decision</c> of our namespace in its extensions, each a table as JSON.</summary>
internal sealed class Tables(Model model, DateTimeOffset now)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 16 };

    /// <exception cref="ExpressionException">The table is missing, or decides nothing.</exception>
    public IReadOnlyDictionary<string, Value> Decide(string table, Func<string, Value?> variables) =>
        model.Decisions.TryGetValue(table, out var found) ? found.Decide(new Evaluator(variables, now)) : throw new ExpressionException("decision.missing", 1, table);

    /// <summary>A table as it stands in a document.</summary>
    public static string Write(DecisionTable table) => JsonSerializer.Serialize(table, Options);

    /// <summary>A table as it stands in a document; null when the text is none.</summary>
    public static DecisionTable? Read(string json)
    {
        if (json.Length > 200_000) return null;
        try { return JsonSerializer.Deserialize<DecisionTable>(json, Options) is { Inputs: not null, Outputs: not null, Rows: not null } table ? table : null; }
        catch (JsonException) { return null; }
    }
}
