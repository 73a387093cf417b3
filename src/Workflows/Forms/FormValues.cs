using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>Values of a form: as JSON text, by path, and how large they are.</summary>
internal static partial class FormValues
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new ValueJson() } };

    public static IReadOnlyDictionary<string, Value> None { get; } = new Dictionary<string, Value>();

    /// <exception cref="JsonException">The text is no object of values.</exception>
    public static IReadOnlyDictionary<string, Value> Read(string? json) =>
        string.IsNullOrWhiteSpace(json) ? None : JsonSerializer.Deserialize<Dictionary<string, Value>>(json, Json) ?? None;

    public static string Write(IReadOnlyDictionary<string, Value> values) => JsonSerializer.Serialize(values, Json);

    /// <summary>JSON as it stands: nothing in it means a moment or a span, and a number of more than 28 digits stays text, which no number field takes.</summary>
    public static Value Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => Value.Of(json.GetBoolean()),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? Value.Of(number) : Value.Of(json.GetRawText()),
        JsonValueKind.String => Value.Of(json.GetString()!),
        JsonValueKind.Array => Value.Of([.. json.EnumerateArray().Select(Plain)]),
        JsonValueKind.Object => Value.Of(json.EnumerateObject().GroupBy(p => p.Name).ToDictionary(g => g.Key, g => Plain(g.Last().Value))),
        _ => Value.Nothing,
    };

    /// <summary>Bytes the value takes as JSON, within a few; counting ends once it is more than asked for.</summary>
    public static long Size(Value value, long upTo) => value.Kind switch
    {
        ValueKind.Text => value.Text.Length > upTo ? value.Text.Length : Encoding.UTF8.GetByteCount(value.Text) + 2,
        ValueKind.List => Sum(value.List.Select(v => (0, v)), upTo),
        ValueKind.Record => Sum(value.Record.Select(p => (p.Key.Length + 3, p.Value)), upTo),
        _ => 12,
    };

    public static long Size(IReadOnlyDictionary<string, Value> values, long upTo) => Size(Value.Of(values), upTo);

    /// <summary>Nothing, a blank text or an empty list: not answered.</summary>
    public static bool Blank(this Value value) => value.Kind switch
    {
        ValueKind.Nothing => true,
        ValueKind.Text => string.IsNullOrWhiteSpace(value.Text),
        ValueKind.List => value.List.Count == 0,
        ValueKind.Record => value.Record.Values.All(v => v.Blank()),
        _ => false,
    };

    /// <summary><c>lines[2].amount</c> in parts: field, row, column; a plain field has no row and no column.</summary>
    public static (string Field, int Row, string Column) Parts(string path) =>
        Cell().Match(path) is { Success: true } m && int.TryParse(m.Groups[2].ValueSpan, out var row) ? (m.Groups[1].Value, row, m.Groups[3].Value) : (path, -1, "");

    public static string PathOf(string field, int row, string column) => $"{field}[{row}].{column}";

    /// <summary>The value at a path; nothing where there is none.</summary>
    public static Value At(this IReadOnlyDictionary<string, Value> values, string path)
    {
        var (field, row, column) = Parts(path);
        var value = values.GetValueOrDefault(field);
        if (row < 0) return value;
        return value.Kind == ValueKind.List && row < value.List.Count && value.List[row] is { Kind: ValueKind.Record } record ? record.Record.GetValueOrDefault(column) : Value.Nothing;
    }

    /// <summary>The values with another at a path; rows that are not there yet come into being.</summary>
    public static IReadOnlyDictionary<string, Value> With(this IReadOnlyDictionary<string, Value> values, string path, Value value)
    {
        var (field, row, column) = Parts(path);
        var changed = new Dictionary<string, Value>(values);
        if (row < 0)
        {
            changed[field] = value;
            return changed;
        }
        var rows = values.GetValueOrDefault(field) is { Kind: ValueKind.List } list ? list.List.ToList() : [];
        while (rows.Count <= row && rows.Count < FormSchema.MostRows) rows.Add(Value.Of(None));
        if (row >= rows.Count) return values;
        var cells = rows[row].Kind == ValueKind.Record ? new Dictionary<string, Value>(rows[row].Record) : [];
        cells[column] = value;
        rows[row] = Value.Of(cells);
        changed[field] = Value.Of(rows);
        return changed;
    }

    private static long Sum(IEnumerable<(int Name, Value Value)> parts, long upTo)
    {
        long size = 2;
        foreach (var (name, value) in parts)
        {
            size += name + 1 + Size(value, upTo);
            if (size > upTo) return size;
        }
        return size;
    }

    [GeneratedRegex(@"^([A-Za-z0-9_]+)\[(\d{1,6})\](?:\.([A-Za-z0-9_]+))?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Cell();
}
