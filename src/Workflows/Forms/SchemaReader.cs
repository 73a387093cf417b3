using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartPark.Workflows.Forms;

/// <summary>Reads one form and notes what is wrong with it.</summary>
internal sealed partial class SchemaReader
{
    private readonly List<FieldProblem> _problems = [];
    private int _fields;

    /// <summary>A name that a field can have.</summary>
    public static bool IsName(string name) => NameShape().IsMatch(name);

    public FormRead Read(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) > FormSchema.MostBytes) return new(null, [new("form.too-large", "", Number(FormSchema.MostBytes / 1024))]);
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = FormSchema.MostDepth });
            var schema = Root(document.RootElement);
            return new(_problems.Count == 0 ? schema : null, _problems);
        }
        catch (JsonException e)
        {
            return new(null, [new("form.json", e.Path ?? "", Number((e.LineNumber ?? 0) + 1))]);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate written as \ud800 is JSON by its grammar, but no text.
            return new(null, [new("form.json", "", "1")]);
        }
    }

    private FormSchema? Root(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Word(root, "type", "") is not (null or "object")) return Wrong<FormSchema>("form.root", "type");
        var fields = Properties(root, "", top: true);
        if (_fields > FormSchema.MostFields) Wrong("form.fields-many", "properties", Number(FormSchema.MostFields));
        return new(Sections(root, fields));
    }

    private List<Field> Properties(JsonElement of, string path, bool top)
    {
        var fields = new List<Field>();
        if (!of.TryGetProperty("properties", out var properties)) return fields;
        if (!Is(properties, JsonValueKind.Object, path + "properties")) return fields;
        var required = Required(of, path);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in properties.EnumerateObject())
        {
            var at = $"{path}properties.{property.Name}";
            if (!IsName(property.Name)) Wrong("form.name", at, property.Name);
            else if (!seen.Add(property.Name)) Wrong("form.name-twice", at, property.Name);
            else if (++_fields <= FormSchema.MostFields && Field(property, at + ".", required.Remove(property.Name), top) is { } field) fields.Add(field);
        }
        foreach (var name in required.Where(r => !seen.Contains(r))) Wrong("form.required-unknown", path + "required", name);
        return fields;
    }

    private HashSet<string> Required(JsonElement of, string path) =>
        of.TryGetProperty("required", out var names) && Is(names, JsonValueKind.Array, path + "required") ? [.. Texts(names, path + "required")] : [];

    private Field? Field(JsonProperty property, string path, bool required, bool top)
    {
        var json = property.Value;
        if (!Is(json, JsonValueKind.Object, path.TrimEnd('.'))) return null;
        if (Kind(json, path) is not { } kind) return null;
        if (kind == FieldKind.Table && !top) return Wrong<Field>("form.table-deep", path + "type");
        var field = new Field(property.Name, kind)
        {
            Title = new(Word(json, "title", path), Word(json, "x-title-en", path)),
            Description = new(Word(json, "description", path), Word(json, "x-description-en", path)),
            Required = required,
            From = Word(json, "x-from", path),
            Half = OneOf(json, "x-width", path, "full", "half") == "half",
            MustAgree = kind == FieldKind.Yes && json.TryGetProperty("const", out var only) && only.ValueKind == JsonValueKind.True,
        };
        return Default(Limited(field, json, path), json, path);
    }

    private FieldKind? Kind(JsonElement json, string path)
    {
        var (type, kind) = (Word(json, "type", path), Word(json, "x-kind", path));
        var choices = json.TryGetProperty("enum", out _) || json.TryGetProperty("oneOf", out _);
        FieldKind? found = (type, kind) switch
        {
            ("number", "money") => FieldKind.Money,
            ("array", "files") => FieldKind.Files,
            ("array", "people") => FieldKind.People,
            ("string", "person") => FieldKind.Person,
            ("string", "department") => FieldKind.Department,
            (_, not null) => null,
            ("string" or null, _) when choices => FieldKind.Choice,
            ("string", _) => Format(json, path),
            ("number", _) => FieldKind.Number,
            ("integer", _) => FieldKind.Integer,
            ("boolean", _) => FieldKind.Yes,
            ("array", _) => Listed(json),
            _ => null,
        };
        if (found is not null) return found;
        if (kind is not null) Wrong("form.x-kind", path + "x-kind", kind);
        else Wrong("form.type", path + "type", type ?? "");
        return null;
    }

    private FieldKind? Format(JsonElement json, string path) => OneOf(json, "format", path, "", "date", "email", "phone") switch
    {
        "date" => FieldKind.Date,
        "email" => FieldKind.Email,
        "phone" => FieldKind.Phone,
        _ => FieldKind.Text,
    };

    private static FieldKind? Listed(JsonElement json)
    {
        if (!json.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Object) return null;
        if (items.TryGetProperty("enum", out _) || items.TryGetProperty("oneOf", out _)) return FieldKind.Choices;
        return items.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("object") ? FieldKind.Table : null;
    }

    private List<FormSection> Sections(JsonElement root, List<Field> fields)
    {
        var (sections, left) = (new List<FormSection>(), fields.ToList());
        if (root.TryGetProperty("x-sections", out var written) && Is(written, JsonValueKind.Array, "x-sections"))
        {
            foreach (var (at, section) in written.EnumerateArray().Index())
            {
                var path = $"x-sections[{at}]";
                if (!Is(section, JsonValueKind.Object, path)) continue;
                var names = section.TryGetProperty("fields", out var list) && Is(list, JsonValueKind.Array, path + ".fields") ? Texts(list, path + ".fields") : [];
                sections.Add(new(new(Word(section, "title", path + "."), Word(section, "x-title-en", path + ".")), [.. Taken(names, fields, left, path + ".fields")]));
            }
        }
        if (left.Count > 0) sections.Add(new(default, left));
        return sections;
    }

    private IEnumerable<Field> Taken(IEnumerable<string> names, List<Field> fields, List<Field> left, string path)
    {
        foreach (var name in names)
        {
            if (left.Find(f => f.Name == name) is { } field)
            {
                left.Remove(field);
                yield return field;
            }
            else if (fields.Any(f => f.Name == name))
            {
                Wrong("form.section-twice", path, name);
            }
            else if (_problems.Count == 0)
            {
                // A field that could not be read is not here either; its own problem says enough.
                Wrong("form.section-field", path, name);
            }
        }
    }

    private List<string> Texts(JsonElement list, string path)
    {
        var texts = new List<string>();
        foreach (var (at, text) in list.EnumerateArray().Index())
            if (Is(text, JsonValueKind.String, $"{path}[{at}]")) texts.Add(text.GetString()!);
        return texts;
    }

    private string? Word(JsonElement json, string keyword, string path) =>
        json.TryGetProperty(keyword, out var value) && Is(value, JsonValueKind.String, path + keyword) ? value.GetString() : null;

    private string OneOf(JsonElement json, string keyword, string path, params string[] words)
    {
        if (Word(json, keyword, path) is not { } word) return words[0];
        if (words.Contains(word)) return word;
        Wrong("form.word", path + keyword, word, string.Join(", ", words.Where(w => w.Length > 0)));
        return words[0];
    }

    private bool Is(JsonElement json, JsonValueKind kind, string path)
    {
        if (json.ValueKind == kind) return true;
        Wrong("form.keyword", path);
        return false;
    }

    private T? Wrong<T>(string code, string path, params string[] args) where T : class
    {
        Wrong(code, path, args);
        return null;
    }

    private void Wrong(string code, string path, params string[] args) => _problems.Add(new(code, path, args));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][A-Za-z0-9_]{0,39}\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameShape();
}
