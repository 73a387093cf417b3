namespace SmartPark.Workflows.Forms;

/// <summary>A form while somebody draws it: the form as it stands on the page, right or not, what is wrong with it, and the steps that can be undone.</summary>
internal sealed class FormDraft(FormSchema form)
{
    private const int MostSteps = 100;
    private readonly List<FormSchema> _before = [];

    public FormSchema Form { get; private set; } = form;

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>Path of the field whose details are open.</summary>
    public string? Open { get; set; }

    /// <summary>Id of the element that takes the keyboard when it is next drawn.</summary>
    public string? Wanted { get; set; }

    public bool MayUndo => _before.Count > 0;

    /// <summary>Sources a field can be filled from.</summary>
    public IReadOnlyList<FormSource> Sources { get; set; } = [];

    /// <summary>Called after every change, with the JSON when the form is right, else null.</summary>
    public Func<string?, Task> Changed { get; init; } = _ => Task.CompletedTask;

    public Task ChangeAsync(FormSchema form)
    {
        _before.Add(Form);
        if (_before.Count > MostSteps) _before.RemoveAt(0);
        return ShowAsync(form);
    }

    public Task ChangeAsync(string path, Func<Field, Field> change) => ChangeAsync(FormEdit.Change(Form, path, change));

    public Task UndoAsync()
    {
        if (!MayUndo) return Task.CompletedTask;
        var form = _before[^1];
        _before.RemoveAt(_before.Count - 1);
        if (Open is not null && FormEdit.At(form, Open) is null) Open = null;
        return ShowAsync(form);
    }

    /// <summary>Draws again without a change.</summary>
    public Task DrawAsync() => Changed(null);

    /// <summary>What is wrong with one field, without its columns.</summary>
    public IEnumerable<FieldProblem> ProblemsOf(string path)
    {
        var place = "properties." + path.Replace(".", ".items.properties.", StringComparison.Ordinal);
        return Problems.Where(p => (p.Path + ".").StartsWith(place + ".", StringComparison.Ordinal) && !p.Path.StartsWith(place + ".items.properties.", StringComparison.Ordinal));
    }

    /// <summary>Sentence for a list: the field as people call it, then what is wrong.</summary>
    public string Line(FieldProblem problem)
    {
        var parts = problem.Path.Split('.');
        var field = parts is ["properties", var name, ..] ? Form.Find(name) : null;
        return FormProblems.Line(field is null ? problem : problem with { Path = field.Name }, Form);
    }

    public static string IdOf(string path) => "edit-" + path.Replace('.', '-');

    private Task ShowAsync(FormSchema form)
    {
        Form = form;
        var written = FormWriter.Write(form);
        Problems = FormSchema.Read(written).Problems;
        return Changed(Problems.Count == 0 ? written : null);
    }
}

/// <summary>Something a field can be filled from when a form is opened.</summary>
/// <param name="Name">Name as forms write it, <c>applicant.name</c>.</param>
/// <param name="Title">What people call it.</param>
public sealed record FormSource(string Name, string Title);
