using System.Globalization;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>What a check says of submitted values.</summary>
/// <param name="Accepted">What may be written, in the kinds of the schema: only fields the task edits and that were submitted; <see cref="Value.Nothing"/> takes a value away. Empty when there are problems.</param>
/// <param name="Problems">What is wrong, fields in the order of the form.</param>
internal sealed record FormChecked(IReadOnlyDictionary<string, Value> Accepted, IReadOnlyList<FieldProblem> Problems)
{
    public bool Fine => Problems.Count == 0;
}

/// <summary>Ids that values of a form speak of. Their shape is checked; whether they are the tenant's own is for the use case, which has the tables.</summary>
internal sealed record FormReferences(IReadOnlyList<Guid> Files, IReadOnlyList<Guid> People, IReadOnlyList<Guid> Departments);

/// <summary>
/// Holds submitted values against the form and the rights of a task. The page runs it while somebody types, the use case when he submits. Numbers are decimals; a day is text
/// <c>yyyy-MM-dd</c>, so that values read the same in JSON and in a database, and <c>date(day)</c> makes it a moment in an expression; ids are text in the form of RFC 9562.
/// </summary>
internal static class FormCheck
{
    /// <summary>Most bytes of all values of a form together.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>More problems than these are not told.</summary>
    public const int MostProblems = 200;

    /// <summary>Checks what somebody submits.</summary>
    /// <param name="schema">The form.</param>
    /// <param name="rights">What the task may do.</param>
    /// <param name="submitted">What came: a field that is not in it stays as it is.</param>
    /// <param name="present">What stands.</param>
    public static FormChecked Check(FormSchema schema, FormRights rights, IReadOnlyDictionary<string, Value> submitted, IReadOnlyDictionary<string, Value> present)
    {
        if (FormValues.Size(submitted, MostBytes) > MostBytes) return Large();
        var (accepted, problems) = (new Dictionary<string, Value>(), new List<FieldProblem>());
        foreach (var field in schema.Fields)
        {
            var (came, value) = (submitted.TryGetValue(field.Name, out var given), given);
            if (!rights.Edits(field.Name))
            {
                if (came && !Unchanged(field, value, present, rights)) problems.Add(new("form.locked", field.Name, Shown(field, rights)));
                continue;
            }
            var (normal, wrong) = One(rights.As(field), came ? value : present.GetValueOrDefault(field.Name));
            problems.AddRange(wrong);
            if (came) accepted[field.Name] = normal;
        }
        foreach (var name in submitted.Keys.Where(n => schema.Find(n) is null).Order(StringComparer.Ordinal)) problems.Add(new("form.unknown", FieldCheck.Cut(name), FieldCheck.Cut(name)));
        if (problems.Count > 0) return new(FormValues.None, [.. problems.Take(MostProblems)]);
        var whole = present.Where(p => !accepted.ContainsKey(p.Key)).Concat(accepted).ToDictionary(p => p.Key, p => p.Value);
        return FormValues.Size(whole, MostBytes) > MostBytes ? Large() : new(accepted, problems);
    }

    /// <summary>Checks the value of one field, required or not, and gives it in the field's kind.</summary>
    public static (Value Value, IReadOnlyList<FieldProblem> Problems) One(Field field, Value value)
    {
        var problems = new List<FieldProblem>();
        return (new FieldCheck(problems).Of(field, value, field.Name), problems);
    }

    /// <summary>What a task may see of the values.</summary>
    public static IReadOnlyDictionary<string, Value> Visible(IReadOnlyDictionary<string, Value> values, FormRights rights) =>
        values.Where(p => rights.Sees(p.Key)).ToDictionary(p => p.Key, p => p.Value);

    /// <summary>Variables a form gives to expressions.</summary>
    public static IReadOnlyDictionary<string, ValueKind> Kinds(FormSchema schema) => schema.Fields.ToDictionary(f => f.Name, f => f.ValueKind);

    /// <summary>
    /// The values a form is opened with: what the source knows, else the default. What does not fit the field is left out. A box that may stay unticked begins as a no, so that conditions have
    /// an answer also when nobody touched it.
    /// </summary>
    /// <param name="schema">The form.</param>
    /// <param name="source">Value of a source by its name, <c>applicant.name</c>; nothing when there is none.</param>
    public static IReadOnlyDictionary<string, Value> Prefilled(FormSchema schema, Func<string, Value> source)
    {
        var values = new Dictionary<string, Value>();
        foreach (var field in schema.Fields)
        {
            var known = field.From is null ? Value.Nothing : source(field.From);
            var (value, problems) = One(field with { Required = false, MustAgree = false }, known);
            if (value.IsNothing || problems.Count > 0) value = field.Default;
            if (value.IsNothing && field is { Kind: FieldKind.Yes, Required: false }) value = Value.Of(false);
            if (!value.IsNothing) values[field.Name] = value;
        }
        return values;
    }

    /// <summary>Names of the sources the form asks for.</summary>
    public static IReadOnlyList<string> Sources(FormSchema schema) => [.. schema.Fields.Select(f => f.From).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The ids in checked values.</summary>
    public static FormReferences References(FormSchema schema, IReadOnlyDictionary<string, Value> values)
    {
        var found = schema.Fields.SelectMany(f => Ids(f, values.GetValueOrDefault(f.Name))).ToLookup(f => f.Kind, f => f.Id);
        return new([.. found[FieldKind.Files].Distinct()], [.. found[FieldKind.Person].Concat(found[FieldKind.People]).Distinct()], [.. found[FieldKind.Department].Distinct()]);
    }

    private static IEnumerable<(FieldKind Kind, Guid Id)> Ids(Field field, Value value) => field.Kind switch
    {
        FieldKind.Table when value.Kind == ValueKind.List =>
            value.List.Where(r => r.Kind == ValueKind.Record).SelectMany(r => field.Columns.SelectMany(c => Ids(c, r.Record.GetValueOrDefault(c.Name)))),
        FieldKind.Files or FieldKind.People when value.Kind == ValueKind.List => value.List.SelectMany(v => Id(field.Kind, v)),
        FieldKind.Person or FieldKind.Department => Id(field.Kind, value),
        _ => [],
    };

    private static IEnumerable<(FieldKind Kind, Guid Id)> Id(FieldKind kind, Value value) => value.Kind == ValueKind.Text && Guid.TryParse(value.Text, out var id) ? [(kind, id)] : [];

    /// <summary>A hidden field is never "unchanged": whoever cannot see it could find out its value by guessing.</summary>
    private static bool Unchanged(Field field, Value given, IReadOnlyDictionary<string, Value> present, FormRights rights)
    {
        if (!rights.Sees(field.Name)) return false;
        var stands = present.GetValueOrDefault(field.Name);
        return given.Equals(stands) || One(field with { Required = false, MustAgree = false }, given).Value.Equals(stands);
    }

    private static string Shown(Field field, FormRights rights) => rights.Sees(field.Name) ? field.Said : field.Name;

    private static FormChecked Large() => new(FormValues.None, [new("form.large", "", (MostBytes / 1024).ToString(CultureInfo.InvariantCulture))]);
}
