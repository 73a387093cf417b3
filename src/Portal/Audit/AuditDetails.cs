using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace SmartPark.Portal.Audit;

/// <summary>Puts the JSON of an audit line into words: which rows, what was done with them, which fields. The export keeps the JSON as stored.</summary>
internal static class AuditDetails
{
    private const int MostText = 200;

    public static string Rows(string details, IStringLocalizer<AuditBenchText> text)
    {
        if (Read(details) is not { } root) return Cut(details);
        if (root.TryGetProperty("what", out var what)) return Cut(what.ToString());
        if (!root.TryGetProperty("rows", out var rows) || rows.ValueKind != JsonValueKind.Array) return "";
        var said = rows.EnumerateArray().GroupBy(r => (Entity: Member(r, "entity"), Op: Member(r, "op")))
            .Select(g => text["Rows", text["Op." + g.Key.Op] is { ResourceNotFound: false } op ? op.Value : g.Key.Op, g.Key.Entity, g.Count(), FieldsOf(g)].Value);
        return Cut(string.Join("; ", said));
    }

    /// <summary>Ids by name, cut to what tells them apart.</summary>
    public static string Ids(string subject) =>
        Read(subject) is { ValueKind: JsonValueKind.Object } root ? Cut(string.Join(", ", root.EnumerateObject().Select(p => $"{p.Name} {p.Value}"))) : Cut(subject);

    private static string FieldsOf(IEnumerable<JsonElement> rows)
    {
        var fields = rows.SelectMany(r => r.TryGetProperty("fields", out var f) && f.ValueKind == JsonValueKind.Array ? f.EnumerateArray().Select(x => x.ToString()) : []).Distinct().ToList();
        return fields.Count == 0 ? "" : $" ({string.Join(", ", fields)})";
    }

    private static string Member(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static JsonElement? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Cut(string text) => text.Length <= MostText ? text : text[..MostText] + "…";
}
