using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>Writes a form as the JSON Schema that <see cref="FormSchema.Read"/> reads. Chinese stands as it is: the text goes into a document people may read.</summary>
internal static class FormWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static string Write(FormSchema schema)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            Properties(json, [.. schema.Fields]);
            Sections(json, schema.Sections);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Properties(Utf8JsonWriter json, IReadOnlyList<Field> fields)
    {
        json.WriteStartObject("properties");
        foreach (var field in fields)
        {
            json.WriteStartObject(field.Name);
            Field(json, field);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (fields.Any(f => f.Required)) Names(json, "required", fields.Where(f => f.Required));
    }

    private static void Field(Utf8JsonWriter json, Field field)
    {
        var (type, format, kind) = TypeOf(field.Kind);
        json.WriteString("type", type);
        Word(json, "format", format);
        Word(json, "x-kind", kind);
        Word(json, "title", field.Title.Chinese);
        Word(json, "x-title-en", field.Title.English);
        Word(json, "description", field.Description.Chinese);
        Word(json, "x-description-en", field.Description.English);
        Limits(json, field);
        if (field.Kind == FieldKind.Choice) Choices(json, field.Choices);
        if (field.Kind is FieldKind.Choices or FieldKind.Table or FieldKind.Files or FieldKind.People) Items(json, field);
        if (!field.Default.IsNothing)
        {
            json.WritePropertyName("default");
            Default(json, field.Default);
        }
        Word(json, "x-from", field.From);
        if (field.Half) json.WriteString("x-width", "half");
    }

    private static void Limits(Utf8JsonWriter json, Field field)
    {
        Count(json, "minLength", field.MinLength);
        Count(json, "maxLength", field.MaxLength);
        Word(json, "pattern", field.Pattern);
        if (field.Lines > 1) json.WriteNumber("x-lines", field.Lines);
        Count(json, "minimum", field.Minimum);
        Count(json, "maximum", field.Maximum);
        Count(json, "multipleOf", field.MultipleOf);
        Word(json, "x-unit", field.Unit);
        Count(json, "minItems", field.MinItems);
        Count(json, "maxItems", field.MaxItems);
        if (field.MustAgree) json.WriteBoolean("const", true);
        if (field.Kind is FieldKind.Choices or FieldKind.Files or FieldKind.People) json.WriteBoolean("uniqueItems", true);
    }

    private static void Items(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject("items");
        json.WriteString("type", field.Kind == FieldKind.Table ? "object" : "string");
        if (field.Kind == FieldKind.Choices) Choices(json, field.Choices);
        if (field.Kind == FieldKind.Table) Properties(json, field.Columns);
        json.WriteEndObject();
    }

    private static void Choices(Utf8JsonWriter json, IReadOnlyList<FieldChoice> choices)
    {
        json.WriteStartArray("oneOf");
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("const", choice.Value);
            Word(json, "title", choice.Title.Chinese);
            Word(json, "x-title-en", choice.Title.English);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Sections(Utf8JsonWriter json, IReadOnlyList<FormSection> sections)
    {
        json.WriteStartArray("x-sections");
        foreach (var section in sections)
        {
            json.WriteStartObject();
            Word(json, "title", section.Title.Chinese);
            Word(json, "x-title-en", section.Title.English);
            Names(json, "fields", section.Fields);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Names(Utf8JsonWriter json, string keyword, IEnumerable<Field> fields)
    {
        json.WriteStartArray(keyword);
        foreach (var field in fields) json.WriteStringValue(field.Name);
        json.WriteEndArray();
    }

    private static void Default(Utf8JsonWriter json, Value value) => new ValueJson().Write(json, value, JsonSerializerOptions.Default);

    private static void Word(Utf8JsonWriter json, string keyword, string? word)
    {
        if (!string.IsNullOrEmpty(word)) json.WriteString(keyword, word);
    }

    private static void Count(Utf8JsonWriter json, string keyword, decimal? count)
    {
        if (count is { } number) json.WriteNumber(keyword, number);
    }

    private static (string Type, string? Format, string? Kind) TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Date => ("string", "date", null),
        FieldKind.Email => ("string", "email", null),
        FieldKind.Phone => ("string", "phone", null),
        FieldKind.Number => ("number", null, null),
        FieldKind.Integer => ("integer", null, null),
        FieldKind.Money => ("number", null, "money"),
        FieldKind.Yes => ("boolean", null, null),
        FieldKind.Choices or FieldKind.Table => ("array", null, null),
        FieldKind.Files => ("array", null, "files"),
        FieldKind.People => ("array", null, "people"),
        FieldKind.Person => ("string", null, "person"),
        FieldKind.Department => ("string", null, "department"),
        _ => ("string", null, null),
    };
}
