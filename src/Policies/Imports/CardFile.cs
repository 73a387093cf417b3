using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using SmartPark.Kernel.Results;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Imports;

/// <summary>Reads the JSON array of policy cards as samples/policies/policies_beijing_2024.json has it.</summary>
internal static partial class CardFile
{
    private const int MostBytes = 20 * 1024 * 1024;
    private const int MostRefusals = 100;

    public static async Task<Result<IReadOnlyList<ImportRow>>> ReadAsync(Stream file, string source, string sourceUrl, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes) return Refusal.With("policy.import-large", "Cards", MostBytes / 1024 / 1024);
        }
        try
        {
            var cards = JsonSerializer.Deserialize<IReadOnlyList<Card>>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), JsonSerializerOptions.Web);
            return Checked([.. (cards ?? []).Select((card, i) => RowOf(i + 1, card, source, sourceUrl))]);
        }
        catch (JsonException e)
        {
            return Refusal.With("policy.import-json", "Cards", (e.LineNumber ?? 0) + 1, e.Path);
        }
    }

    private static Result<IReadOnlyList<ImportRow>> Checked(List<ImportRow> rows)
    {
        if (rows.Count == 0) return new Refusal("policy.import-empty", "Cards");
        var wrong = rows.SelectMany(r => r.Content.Check().Select(p => Refusal.With("policy.import-card", $"[{r.Row}].{p.Field}", r.Row, r.Content.Title, p.Field, p.Code))).Take(MostRefusals).ToList();
        return wrong.Count > 0 ? Refusal.Of(wrong) : Result.Of<IReadOnlyList<ImportRow>>(rows);
    }

    private static ImportRow RowOf(int row, Card card, string source, string sourceUrl)
    {
        var (number, issued) = Number(card.DocNo);
        var (from, until) = TimeTexts.Validity(card.Time);
        var day = TimeTexts.Day(card.PublishDate) ?? TimeTexts.Day(issued);
        var said = day is null ? string.Join('；', new[] { card.Time, Lines(card.PublishDate), issued }.Where(t => t.Length > 0)) : card.Time;
        return new(row, card.Id.Length == 0 ? null : card.Id, new()
        {
            Title = card.Title,
            Subtitle = card.Subtitle == card.Title ? "" : card.Subtitle,
            Level = card.Level ?? Issuers.LevelOf(card.Issuer) ?? PolicyLevel.Municipal,
            Issuer = Lines(card.Issuer),
            DocumentNumber = number,
            PublishedOn = day,
            ValidFrom = from,
            ValidUntil = until,
            TimeText = said,
            Chapter = card.Chapter,
            ToolClass = card.ToolClass,
            Basis = card.Basis,
            Target = card.Target,
            Content = card.Content,
            Conditions = card.Conditions,
            Process = card.Process,
            Contact = Heading().Replace(card.Contact, "").Trim(),
            Source = card.Page is { } page ? $"{source}，第 {page} 页" : source,
            SourceUrl = sourceUrl,
        });
    }

    /// <summary>The printed guide sometimes ran the date of issue into the number: 京商消促字〔2023〕19号发文时间2023-03-07. A slash alone says there is none.</summary>
    private static (string Number, string Issued) Number(string text)
    {
        var at = text.IndexOf("发文时间", StringComparison.Ordinal);
        var number = Lines(at < 0 ? text : text[..at]);
        return (number == "/" ? "" : number, at < 0 ? "" : text[(at + 4)..].Trim());
    }

    private static string Lines(string text) => string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct());

    /// <summary>The heading of the next section of the printed guide, run into the last contact of this one.</summary>
    [GeneratedRegex("（[一二三四五六七八九十]+）[^：；，。]{2,14}业$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Heading();

    private sealed record Card
    {
        public string Id { get; init; } = "";
        public string Chapter { get; init; } = "";
        public required string Title { get; init; }
        public string Subtitle { get; init; } = "";
        public int? Page { get; init; }
        public PolicyLevel? Level { get; init; }
        public string Basis { get; init; } = "";
        public required string Issuer { get; init; }
        [JsonPropertyName("doc_no")] public string DocNo { get; init; } = "";
        [JsonPropertyName("publish_date")] public string PublishDate { get; init; } = "";
        [JsonPropertyName("tool_class")] public string ToolClass { get; init; } = "";
        public string Target { get; init; } = "";
        public required string Content { get; init; }
        public string Conditions { get; init; } = "";
        public string Process { get; init; } = "";
        public string Time { get; init; } = "";
        public string Contact { get; init; } = "";
    }
}
