using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace SmartPark.Workflows.Expressions;

/// <summary>Values as JSON: numbers, texts, lists and records as themselves, a moment as <c>{"$at":"…"}</c>, a span as <c>{"$span":"P1D"}</c>. Forms write no name that begins with $.</summary>
internal sealed class ValueJson : JsonConverter<Value>
{
    /// <summary>Characters the variables of one act may have.</summary>
    public const int MostText = 256 * 1024;

    private static readonly JsonSerializerOptions Options = new() { Converters = { new ValueJson() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    public override bool HandleNull => true;

    /// <summary>Variables as a JSON object.</summary>
    public static string Text(IReadOnlyDictionary<string, Value> values) => JsonSerializer.Serialize(values, Options);

    /// <summary>A JSON object as variables.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Dictionary<string, Value> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, Value>>(json, Options) ?? throw new JsonException("an object is expected");

    /// <summary>A JSON object as variables; null when it is none, or larger than variables may be.</summary>
    public static Dictionary<string, Value>? TryValues(string json)
    {
        if (json.Length > MostText) return null;
        try { return Values(json); }
        catch (Exception e) when (e is JsonException or FormatException) { return null; }
    }

    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Of(document.RootElement);
    }

    public static Value Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => Value.Of(json.GetBoolean()),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? Value.Of(number) : throw new JsonException("a number of at most 28 digits is expected"),
        JsonValueKind.String => Value.Of(json.GetString()!),
        JsonValueKind.Array => Value.Of([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.Object when json.TryGetProperty("$at", out var at) => Value.Of(DateTimeOffset.Parse(at.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)),
        JsonValueKind.Object when json.TryGetProperty("$span", out var span) => Value.Of(XmlConvert.ToTimeSpan(span.GetString()!)),
        JsonValueKind.Object => Value.Of(json.EnumerateObject().ToDictionary(p => p.Name, p => Of(p.Value))),
        _ => Value.Nothing,
    };

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case ValueKind.Yes: writer.WriteBooleanValue(value.Yes); break;
            case ValueKind.Number: writer.WriteNumberValue(value.Number); break;
            case ValueKind.Text: writer.WriteStringValue(value.Text); break;
            case ValueKind.Moment: Tagged(writer, "$at", value.ToString()); break;
            case ValueKind.Span: Tagged(writer, "$span", value.ToString()); break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var part in value.List) Write(writer, part, options);
                writer.WriteEndArray();
                break;
            case ValueKind.Record:
                writer.WriteStartObject();
                foreach (var (name, part) in value.Record)
                {
                    writer.WritePropertyName(name);
                    Write(writer, part, options);
                }
                writer.WriteEndObject();
                break;
            default: writer.WriteNullValue(); break;
        }
    }

    private static void Tagged(Utf8JsonWriter writer, string tag, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(tag, text);
        writer.WriteEndObject();
    }
}
