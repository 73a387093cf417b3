using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Rules;

/// <summary>The JSON form of a rule, described in docs/modules/policies.md. Reading says where something is wrong and what was expected; whether the rule makes sense is <see cref="RuleCheck"/>'s.</summary>
internal sealed class RuleJson : JsonConverter<RuleNode>
{
    private static readonly HashSet<string> Known = ["field", "op", "value", "unit", "years", "soft", "check", "ask", "sentence"];

    /// <summary>Reads a rule from its text.</summary>
    /// <param name="text">JSON.</param>
    /// <exception cref="JsonException">It is no rule; the message says where and why.</exception>
    public static RuleNode Parse(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 });
        return Node(document.RootElement, "$");
    }

    /// <summary>The text of a rule.</summary>
    /// <param name="node">The rule.</param>
    public static string Write(RuleNode node) => JsonSerializer.Serialize(node, Options);

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(RuleNode));

    /// <inheritdoc/>
    public override RuleNode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Node(document.RootElement, "$");
    }

    private static RuleNode Node(JsonElement element, string at)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new JsonException($"{at}: a group or a condition is expected, an object");
        if (element.TryGetProperty("all", out var all)) return new AllOf(Parts(element, all, at + ".all", 1));
        if (element.TryGetProperty("any", out var any)) return new AnyOf(Parts(element, any, at + ".any", 1));
        if (element.TryGetProperty("not", out var not)) return new NotOf(Only(element, at, 1, Node(not, at + ".not")));
        if (!element.TryGetProperty("atLeast", out var count)) return Leaf(element, at);
        if (count.ValueKind != JsonValueKind.Number || !count.TryGetInt32(out var least)) throw new JsonException($"{at}.atLeast: a whole number is expected");
        return new AtLeastOf(least, Parts(element, element.TryGetProperty("of", out var of) ? of : default, at + ".of", 2));
    }

    private static RuleNode[] Parts(JsonElement group, JsonElement list, string at, int properties)
    {
        if (list.ValueKind != JsonValueKind.Array) throw new JsonException($"{at}: a list is expected");
        return Only<RuleNode[]>(group, at, properties, [.. list.EnumerateArray().Select((part, i) => Node(part, $"{at}[{i}]"))]);
    }

    private static T Only<T>(JsonElement group, string at, int properties, T read) =>
        group.EnumerateObject().Count() == properties ? read : throw new JsonException($"{at}: a group has nothing beside its parts");

    private static Condition Leaf(JsonElement leaf, string at)
    {
        foreach (var property in leaf.EnumerateObject()) if (!Known.Contains(property.Name)) throw new JsonException($"{at}: \"{property.Name}\" is no part of a condition");
        return new Condition
        {
            Field = Text(leaf, "field", at),
            Op = leaf.TryGetProperty("op", out _) ? Word(RuleWords.Ops, Text(leaf, "op", at)!, at + ".op") : default,
            Values = leaf.TryGetProperty("value", out var value) ? Values(value, at + ".value") : [],
            Unit = Text(leaf, "unit", at) ?? "",
            Years = Text(leaf, "years", at) is { } years ? Word(RuleWords.Years, years, at + ".years") : YearRule.None,
            Soft = leaf.TryGetProperty("soft", out var soft) && soft.ValueKind == JsonValueKind.True,
            Check = Text(leaf, "check", at) is { } check ? Word(RuleWords.Checks, check, at + ".check") : ConditionCheck.Auto,
            Ask = Text(leaf, "ask", at) ?? "",
            Sentence = Text(leaf, "sentence", at) ?? "",
        };
    }

    private static string? Text(JsonElement leaf, string name, string at) =>
        !leaf.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new JsonException($"{at}.{name}: a text is expected");

    private static T Word<T>((T Value, string Word)[] words, string word, string at)
    {
        foreach (var (value, known) in words) if (known == word) return value;
        throw new JsonException($"{at}: \"{word}\" is none of {string.Join(", ", words.Select(w => w.Word))}");
    }

    private static string[] Values(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany((v, i) => v.ValueKind == JsonValueKind.Array ? throw new JsonException($"{at}[{i}]: no list in a list") : Values(v, at))],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText()],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        _ => throw new JsonException($"{at}: a number, a text, true, false or a list is expected"),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RuleNode value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case AllOf all: Parts(writer, "all", all.Of, options); break;
            case AnyOf any: Parts(writer, "any", any.Of, options); break;
            case NotOf not: writer.WritePropertyName("not"); Write(writer, not.Of, options); break;
            case AtLeastOf least: writer.WriteNumber("atLeast", least.Count); Parts(writer, "of", least.Of, options); break;
            case Condition leaf: Leaf(writer, leaf); break;
        }
        writer.WriteEndObject();
    }

    private void Parts(Utf8JsonWriter writer, string name, IReadOnlyList<RuleNode> parts, JsonSerializerOptions options)
    {
        writer.WriteStartArray(name);
        foreach (var part in parts) Write(writer, part, options);
        writer.WriteEndArray();
    }

    private static void Leaf(Utf8JsonWriter writer, Condition leaf)
    {
        if (leaf.Field is not null)
        {
            writer.WriteString("field", leaf.Field);
            writer.WriteString("op", RuleWords.Of(leaf.Op));
            writer.WritePropertyName("value");
            var list = leaf.Op is RuleOp.Between or RuleOp.In or RuleOp.StartsWith;
            if (list) writer.WriteStartArray();
            foreach (var value in list ? leaf.Values : leaf.Values.Take(1)) Value(writer, Fields.Find(leaf.Field)?.Kind, value);
            if (!list && leaf.Values.Count == 0) writer.WriteStringValue("");
            if (list) writer.WriteEndArray();
        }
        if (leaf.Unit.Length > 0) writer.WriteString("unit", leaf.Unit);
        if (RuleWords.Of(leaf.Years) is { } years) writer.WriteString("years", years);
        if (leaf.Soft) writer.WriteBoolean("soft", true);
        writer.WriteString("check", RuleWords.Of(leaf.Check));
        if (leaf.Ask.Length > 0) writer.WriteString("ask", leaf.Ask);
        writer.WriteString("sentence", leaf.Sentence);
    }

    private static void Value(Utf8JsonWriter writer, FieldKind? kind, string value)
    {
        if (kind == FieldKind.Number && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) writer.WriteNumberValue(number);
        else if (kind == FieldKind.Yes && bool.TryParse(value, out var yes)) writer.WriteBooleanValue(yes);
        else writer.WriteStringValue(value);
    }
}
