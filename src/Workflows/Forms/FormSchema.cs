namespace SmartPark.Workflows.Forms;

/// <summary>Fields that stand together under a heading; a form's first section may have none.</summary>
internal sealed record FormSection(Words Title, IReadOnlyList<Field> Fields);

/// <summary>Something is wrong with a form, with the rights of a task, or with what somebody filled in.</summary>
/// <param name="Code">Stable code <c>form.*</c>; <c>FormProblems</c> has its sentence.</param>
/// <param name="Path">Where: of a form the place in its JSON (<c>properties.amount.maximum</c>), of values the field (<c>lines[2].amount</c>, rows counted from 0); empty for the whole.</param>
/// <param name="Args">What the sentence names, in order.</param>
public sealed record FieldProblem(string Code, string Path, params IReadOnlyList<string> Args);

/// <summary>What was read of a form.</summary>
/// <param name="Schema">The form; null when something stands in the way.</param>
/// <param name="Problems">What stands in the way.</param>
internal sealed record FormRead(FormSchema? Schema, IReadOnlyList<FieldProblem> Problems);

/// <summary>
/// A form: a subset of JSON Schema 2020-12 (draft-bhutton-json-schema-01 and -validation-01) with a layout beside it. The root is <c>{"type":"object","properties":{…},"required":[…]}</c>.
/// <list type="bullet">
/// <item>string: <c>minLength</c>, <c>maxLength</c> (counted in code points), <c>pattern</c>, <c>format</c> date, email or phone, <c>x-lines</c>; with <c>enum</c>, or <c>oneOf</c> of
/// <c>const</c>, <c>title</c>, <c>x-title-en</c>, a choice; with <c>x-kind</c> person or department an id.</item>
/// <item>number, integer: <c>minimum</c>, <c>maximum</c>, <c>multipleOf</c>, <c>x-unit</c>; number with <c>x-kind</c> money is yuan.</item>
/// <item>boolean: <c>const: true</c> makes it a promise.</item>
/// <item>array: <c>minItems</c>, <c>maxItems</c>; of choices several of them, of objects a table of one level, with <c>x-kind</c> files or people a list of ids.</item>
/// <item>every field: <c>title</c>, <c>x-title-en</c>, <c>description</c>, <c>x-description-en</c>, <c>default</c>, <c>x-from</c>, <c>x-width</c> half or full.</item>
/// <item>root: <c>x-sections</c>: <c>[{"title":…,"x-title-en":…,"fields":[…]}]</c>. Fields in no section come last.</item>
/// </list>
/// Other keywords say nothing here and are ignored; a type or kind that is not known is a problem.
/// </summary>
internal sealed record FormSchema(IReadOnlyList<FormSection> Sections)
{
    public const int MostBytes = 64 * 1024;
    public const int MostDepth = 20;
    public const int MostFields = 100;
    public const int MostRows = 200;
    public const int MostFiles = 20;
    public const int MostChoices = 200;
    public const int MostPattern = 200;

    public static FormSchema Empty { get; } = new([]);

    /// <summary>The fields in the order they are shown.</summary>
    public IEnumerable<Field> Fields => Sections.SelectMany(s => s.Fields);

    /// <summary>The field of a name; null when there is none.</summary>
    public Field? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <summary>Reads a form. Never throws for what somebody wrote; every problem is told at once.</summary>
    public static FormRead Read(string json) => new SchemaReader().Read(json);
}
