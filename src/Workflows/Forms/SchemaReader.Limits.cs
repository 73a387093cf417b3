using System.Text.Json;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

internal sealed partial class SchemaReader
{
    private Field Limited(Field field, JsonElement json, string path) => field.Kind switch
    {
        FieldKind.Text => Text(field, json, path),
        _ when field.Numeric => Numbers(field, json, path),
        FieldKind.Choice => field with { Choices = Choices(json, path) },
        FieldKind.Choices => Items(field with { Choices = Choices(json.GetProperty("items"), path + "items.") }, json, path, FormSchema.MostChoices),
        FieldKind.Table => Items(field with { Columns = Columns(json, path) }, json, path, FormSchema.MostRows),
        FieldKind.Files => Items(field, json, path, FormSchema.MostFiles),
        FieldKind.People => Items(field, json, path, FormSchema.MostRows),
        _ => field,
    };

    private Field Text(Field field, JsonElement json, string path)
    {
        field = field with
        {
            MinLength = Count(json, "minLength", path, FormCheck.MostBytes),
            MaxLength = Count(json, "maxLength", path, FormCheck.MostBytes),
            Lines = Math.Max(1, Count(json, "x-lines", path, 50) ?? 1),
            Pattern = Pattern(json, path),
        };
        Ordered(field.MinLength, field.MaxLength, path + "maxLength");
        return field;
    }

    private Field Numbers(Field field, JsonElement json, string path)
    {
        field = field with { Minimum = Limit(json, "minimum", path), Maximum = Limit(json, "maximum", path), MultipleOf = Limit(json, "multipleOf", path), Unit = Word(json, "x-unit", path) };
        if (field.MultipleOf <= 0) Wrong("form.keyword", path + "multipleOf");
        Ordered(field.Minimum, field.Maximum, path + "maximum");
        return field;
    }

    private Field Items(Field field, JsonElement json, string path, int most)
    {
        field = field with { MinItems = Count(json, "minItems", path, most), MaxItems = Count(json, "maxItems", path, most) };
        Ordered(field.MinItems, field.MaxItems, path + "maxItems");
        return field;
    }

    private List<Field> Columns(JsonElement json, string path)
    {
        var columns = Properties(json.GetProperty("items"), path + "items.", top: false);
        if (columns.Count == 0 && _problems.Count == 0) Wrong("form.table-empty", path + "items.properties");
        return columns;
    }

    private List<FieldChoice> Choices(JsonElement json, string path)
    {
        var keyword = json.TryGetProperty("oneOf", out var list) ? "oneOf" : "enum";
        if (keyword == "enum") list = json.GetProperty("enum");
        path += keyword;
        var choices = new List<FieldChoice>();
        if (!Is(list, JsonValueKind.Array, path)) return choices;
        foreach (var (at, choice) in list.EnumerateArray().Index())
        {
            if (Choice(choice, $"{path}[{at}]") is not { } read) continue;
            if (choices.Any(c => c.Value == read.Value)) Wrong("form.choice-same", $"{path}[{at}]", read.Value);
            else if (choices.Count < FormSchema.MostChoices) choices.Add(read);
        }
        if (list.GetArrayLength() is 0 or > FormSchema.MostChoices) Wrong("form.choices", path, Number(FormSchema.MostChoices));
        return choices;
    }

    private FieldChoice? Choice(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.String) return json.GetString() is { Length: > 0 } word ? new(word, new(word)) : Wrong<FieldChoice>("form.keyword", path);
        if (json.ValueKind == JsonValueKind.Object && Word(json, "const", path + ".") is { Length: > 0 } value)
            return new(value, new(Word(json, "title", path + ".") ?? value, Word(json, "x-title-en", path + ".")));
        return Wrong<FieldChoice>("form.keyword", path);
    }

    private string? Pattern(JsonElement json, string path)
    {
        if (Word(json, "pattern", path) is not { } pattern) return null;
        try
        {
            if (pattern.Length > FormSchema.MostPattern) return Wrong<string>("form.pattern", path + "pattern", pattern[..40]);
            Forms.Field.MatcherOf(pattern);
            return pattern;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Wrong<string>("form.pattern", path + "pattern", pattern);
        }
    }

    private Field Default(Field field, JsonElement json, string path)
    {
        if (!json.TryGetProperty("default", out var given) || given.ValueKind == JsonValueKind.Null || _problems.Count > 0) return field;
        var (value, problems) = FormCheck.One(field, FormValues.Plain(given));
        if (problems.Count > 0) Wrong("form.default", path + "default");
        return field with { Default = problems.Count > 0 ? Value.Nothing : value };
    }

    private int? Count(JsonElement json, string keyword, string path, int most)
    {
        if (!json.TryGetProperty(keyword, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 && count <= most) return count;
        Wrong("form.count", path + keyword, Number(most));
        return null;
    }

    private decimal? Limit(JsonElement json, string keyword, string path)
    {
        if (!json.TryGetProperty(keyword, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var limit)) return limit;
        Wrong("form.keyword", path + keyword);
        return null;
    }

    private void Ordered(decimal? least, decimal? most, string path)
    {
        if (least > most) Wrong("form.order", path);
    }
}
