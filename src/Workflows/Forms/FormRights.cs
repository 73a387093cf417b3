namespace SmartPark.Workflows.Forms;

/// <summary>What a task may do with a field, from little to much.</summary>
internal enum FieldRight
{
    /// <summary>Not told that it has a value.</summary>
    Hidden,

    /// <summary>Reads it.</summary>
    Read,

    /// <summary>Reads and writes it.</summary>
    Edit,

    /// <summary>Writes it, and cannot finish without it.</summary>
    Require,
}

/// <summary>What was read of a task's rights.</summary>
/// <param name="Rights">The rights as far as they could be read.</param>
/// <param name="Problems">What could not.</param>
internal sealed record RightsRead(FormRights Rights, IReadOnlyList<FieldProblem> Problems);

/// <summary>
/// Rights of one task on the fields of a form, written into one attribute: <c>*=read;amount=require;note=hidden</c>. The star speaks for every field that is not named. A task that
/// says nothing of the star reads all; the start edits all. A table's columns go with the table. What is required must be filled when the task is approved or completed, not when it is rejected or
/// sent back.
/// </summary>
internal sealed class FormRights
{
    private readonly Dictionary<string, FieldRight> _named;

    private FormRights(FieldRight others, Dictionary<string, FieldRight> named) => (Others, _named) = (others, named);

    /// <summary>Edits everything.</summary>
    public static FormRights All { get; } = new(FieldRight.Edit, []);

    /// <summary>Reads everything.</summary>
    public static FormRights Reading { get; } = new(FieldRight.Read, []);

    /// <summary>Sees nothing.</summary>
    public static FormRights Nothing { get; } = new(FieldRight.Hidden, []);

    /// <summary>Right on fields that are not named.</summary>
    public FieldRight Others { get; }

    public FieldRight Of(string field) => _named.GetValueOrDefault(field, Others);

    public bool Sees(string field) => Of(field) != FieldRight.Hidden;

    public bool Edits(string field) => Of(field) >= FieldRight.Edit;

    /// <summary>The field as this task has it: what it requires is required, whatever the form says.</summary>
    public Field As(Field field) => field.Required || Of(field.Name) != FieldRight.Require ? field : field with { Required = true };

    /// <summary>The same, with what is edited only read: for people who look on.</summary>
    public FormRights ReadOnly() => new(Lowered(Others), _named.ToDictionary(p => p.Key, p => Lowered(p.Value)));

    /// <summary>The same with another right on a field.</summary>
    public FormRights With(string field, FieldRight right) => new(Others, new(_named) { [field] = right });

    /// <summary>Reads the text of an attribute. What cannot be read is a problem and gives no right: the field stays hidden.</summary>
    /// <param name="text">Null or blank for the default.</param>
    /// <param name="schema">The form.</param>
    /// <param name="start">True at the start of a process, which edits by default.</param>
    public static RightsRead Read(string? text, FormSchema schema, bool start = false)
    {
        var (problems, named, others) = (new List<FieldProblem>(), new Dictionary<string, FieldRight>(), (FieldRight?)null);
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', StringSplitOptions.TrimEntries);
            if (pair.Length != 2 || pair[0].Length == 0)
            {
                problems.Add(new("form.rights", "", part));
                continue;
            }
            var (field, right) = (pair[0], WordOf(pair[1]));
            if (right is null) problems.Add(new("form.rights-word", field, pair[1]));
            if (field != "*" && schema.Find(field) is null) problems.Add(new("form.rights-field", field, field));
            else if (field == "*" ? others is not null : named.ContainsKey(field)) problems.Add(new("form.rights-twice", field, field));
            else if (field == "*") others = right ?? FieldRight.Hidden;
            else named[field] = right ?? FieldRight.Hidden;
        }
        return new(new(others ?? (start ? FieldRight.Edit : FieldRight.Read), named), problems);
    }

    /// <summary>As it stands in the attribute, fields by name.</summary>
    public override string ToString() =>
        string.Join(';', _named.Where(p => p.Value != Others).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={Word(p.Value)}").Prepend($"*={Word(Others)}"));

    private static FieldRight Lowered(FieldRight right) => right > FieldRight.Read ? FieldRight.Read : right;

    private static FieldRight? WordOf(string word) => word switch
    {
        "require" => FieldRight.Require,
        "edit" => FieldRight.Edit,
        "read" => FieldRight.Read,
        "hidden" => FieldRight.Hidden,
        _ => null,
    };

    private static string Word(FieldRight right) => right switch { FieldRight.Require => "require", FieldRight.Edit => "edit", FieldRight.Read => "read", _ => "hidden" };
}
