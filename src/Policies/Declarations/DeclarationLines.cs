using System.Globalization;
using System.Text.Json;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Declarations;

/// <summary>The process every declaration runs on.</summary>
internal static class DeclarationProcess
{
    public const string Key = "policy-declaration";
    public const string Publicise = "policies.publicise-declaration";
    public const string Pay = "policies.record-payment";
    public const string Noun = "declaration";

    public static string SubjectOf(Guid declaration) => $"{Noun}:{declaration}";
}

/// <summary>Files of a declaration in one column: a line each, number of the item, id, name.</summary>
internal static class DeclaredFiles
{
    public static string Write(IEnumerable<DeclaredFile> files) => string.Join('\n', files.Select(f => $"{f.Item.ToString(CultureInfo.InvariantCulture)} {f.FileId} {f.Name.ReplaceLineEndings(" ")}"));

    public static IReadOnlyList<DeclaredFile> Read(string lines)
    {
        var read = new List<DeclaredFile>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split(' ', 3) is [var item, var id, var name] && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Guid.TryParse(id, out var file)) read.Add(new(number, file, name));
        return read;
    }
}

/// <summary>What people judged of a declaration, as JSON.</summary>
internal static class Judgements
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<JudgedCondition> judged) => JsonSerializer.Serialize(judged.OrderBy(j => j.Number), Options);

    public static IReadOnlyList<JudgedCondition> Read(string json) => Lines<JudgedCondition>(json);

    /// <summary>A list that was kept as JSON; empty for what is none.</summary>
    public static IReadOnlyList<T> Lines<T>(string json)
    {
        if (json.Length == 0) return [];
        try { return JsonSerializer.Deserialize<List<T>>(json, Options) ?? []; }
        catch (JsonException) { return []; }
    }

    public static string Text<T>(IReadOnlyList<T> lines) => JsonSerializer.Serialize(lines, Options);
}

/// <summary>The facts a rule asks about as lines to read, each with its year, its source and its day. Part of a document, and therefore in its language.</summary>
internal static class FactLines
{
    private const int Longest = 4000;

    public static string Of(RuledPolicy? ruled, IReadOnlyList<FactRow> facts, DateOnly day)
    {
        if (ruled is null) return "";
        var benefit = ruled.Body.Benefit?.Needs(day);
        var asked = Asked.Of(ruled.Rule, day).Concat(benefit is { } needed ? [new MissingFact(needed.Field, needed.Year)] : []).Distinct();
        var lines = asked.Select(a => facts.FirstOrDefault(f => f.Field == a.Field && f.Year == a.Year)).OfType<FactRow>().Select(Line);
        var text = string.Join('\n', lines);
        return text.Length > Longest ? text[..Longest] : text;
    }

    private static string Line(FactRow fact)
    {
        var field = Fields.Of(fact.Field);
        var year = fact.Year == 0 ? "" : $"（{fact.Year.ToString(CultureInfo.InvariantCulture)} 年）";
        return $"{field.Zh}{year}：{Said(field, fact.Value)}（{Source(fact)}，{PolicyDay(fact.ObservedOn)}）";
    }

    private static string Said(Field field, string value) => field.Kind switch
    {
        FieldKind.Number => $"{value} {field.Unit}".TrimEnd(),
        FieldKind.Yes => value == "true" ? "是" : "否",
        _ => value.Length == 0 ? "无" : value,
    };

    private static string Source(FactRow fact) => (fact.Source, fact.Confidence) switch
    {
        (FactSource.Registered, _) => "登记信息",
        (_, FactConfidence.Official) => "官方记录",
        (_, FactConfidence.Documented) => "有证明材料",
        _ => "企业自报",
    };

    private static string PolicyDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
