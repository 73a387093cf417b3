using Microsoft.AspNetCore.Components;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>A form on the page: what stands in it, what is wrong with it, and which of that the person has been told. A problem is told once its field was left, or when he submits.</summary>
internal sealed class FormState(FormSchema schema, FormRights rights, FormNames names, string prefix)
{
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, Value> _values = FormValues.None;
    private IReadOnlyList<FieldProblem> _found = [];
    private List<FieldProblem> _told = [];
    private bool _submitted;

    public FormSchema Schema => schema;

    public FormRights Rights => rights;

    public FormNames Names => names;

    /// <summary>Called after a value changed or something new is to be told.</summary>
    public Func<bool, Task> Changed { get; init; } = _ => Task.CompletedTask;

    /// <summary>Path of the field that takes the keyboard when it is next drawn.</summary>
    public string? Wanted { get; set; }

    /// <summary>What the task may see.</summary>
    public IReadOnlyDictionary<string, Value> Values => _values;

    /// <summary>Sections with something to see.</summary>
    public IEnumerable<(Words Title, IReadOnlyList<Field> Fields)> Seen =>
        schema.Sections.Select(s => (s.Title, Fields: (IReadOnlyList<Field>)[.. s.Fields.Where(f => rights.Sees(f.Name))])).Where(s => s.Fields.Count > 0);

    /// <summary>Problems to be told, for the summary.</summary>
    public IReadOnlyList<FieldProblem> Summary => _submitted ? [.. _told, .. _found.Except(_told)] : _told;

    public void Take(IReadOnlyDictionary<string, Value> values)
    {
        _values = FormCheck.Visible(values, rights);
        Look();
    }

    /// <summary>What the use case answered; each is told until its field changes.</summary>
    public void Told(IReadOnlyList<FieldProblem> problems) => (_told, Wanted) = ([.. problems], problems is [var first, ..] ? first.Path : Wanted);

    /// <summary>From now on everything that is wrong is told, and the first of it takes the keyboard.</summary>
    /// <returns>True when nothing is.</returns>
    public bool Submit()
    {
        (_submitted, _told, Wanted) = (true, [], _found is [var first, ..] ? first.Path : null);
        return _found.Count == 0;
    }

    /// <summary>Called by an input after it was drawn: takes the keyboard when it is the one that shall.</summary>
    public async Task FocusAsync(string path, ElementReference? input)
    {
        if (Wanted != path || input is not { Context: not null } wanted) return;
        Wanted = null;
        await wanted.FocusAsync();
    }

    public Field? FieldAt(string path)
    {
        var (name, row, column) = FormValues.Parts(path);
        var field = schema.Find(name) is { } found ? rights.As(found) : null;
        return row < 0 ? field : field?.Columns.FirstOrDefault(c => c.Name == column);
    }

    public Value At(string path) => _values.At(path);

    public bool Writes(string path) => rights.Edits(FormValues.Parts(path).Field);

    /// <summary>Id of the input at a path: letters, digits and hyphens.</summary>
    public string IdOf(string path) => $"{prefix}-{path.Replace("].", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('[', '-')}";

    public string? ErrorAt(string path)
    {
        var told = _told.Find(p => p.Path == path) ?? (_submitted || _left.Contains(path) ? _found.FirstOrDefault(p => p.Path == path) : null);
        return told is null ? null : FormProblems.Say(told);
    }

    public Task SetAsync(string path, Value value)
    {
        _values = _values.With(path, value);
        Wanted = null;
        _left.Add(path);
        Forget(FormValues.Parts(path).Field);
        return ShowAsync(wrote: true);
    }

    public Task LeaveAsync(string path) => _left.Add(path) ? ShowAsync(wrote: false) : Task.CompletedTask;

    public Task AddRowAsync(string table)
    {
        var rows = RowsOf(table);
        if (rows.Count >= (schema.Find(table)?.MostItems ?? 0)) return Task.CompletedTask;
        Wanted = FormValues.PathOf(table, rows.Count, schema.Find(table)!.Columns[0].Name);
        _values = _values.With(table, Value.Of([.. rows, Value.Of(FormValues.None)]));
        return ShowAsync(wrote: true);
    }

    /// <summary>Rows move up, so that what was told of any of them is forgotten.</summary>
    public Task RemoveRowAsync(string table, int row)
    {
        _values = _values.With(table, Value.Of([.. RowsOf(table).Where((_, i) => i != row)]));
        _left.RemoveWhere(p => FormValues.Parts(p).Field == table);
        Forget(table);
        return ShowAsync(wrote: true);
    }

    public IReadOnlyList<Value> RowsOf(string table) => At(table) is { Kind: ValueKind.List } rows ? rows.List : [];

    private void Forget(string field) => _told.RemoveAll(p => FormValues.Parts(p.Path).Field == field);

    private Task ShowAsync(bool wrote)
    {
        Look();
        return Changed(wrote);
    }

    private void Look()
    {
        var edited = _values.Where(p => rights.Edits(p.Key)).ToDictionary(p => p.Key, p => p.Value);
        _found = FormCheck.Check(schema, rights, edited, _values).Problems;
    }
}
