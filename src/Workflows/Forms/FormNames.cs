using SmartPark.Identity.Departments;
using SmartPark.Identity.People;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>Names of the files, people and departments whose ids stand in a form. What the reader may not see has no name.</summary>
internal sealed class FormNames(IUseCases useCases)
{
    private readonly Dictionary<Guid, string?> _known = [];
    private readonly Dictionary<Guid, long> _sizes = [];

    /// <summary>Departments of the own tenant, with those above them in the name, in the order of the tree.</summary>
    public IReadOnlyList<(string Id, string Name)> Departments { get; private set; } = [];

    public string? Of(string id) => Guid.TryParse(id, out var key) ? _known.GetValueOrDefault(key) : null;

    /// <summary>Bytes of a file that was just given; null of others.</summary>
    public long? SizeOf(string id) => Guid.TryParse(id, out var key) && _sizes.TryGetValue(key, out var size) ? size : null;

    public void Learn(Guid id, string name) => _known[id] = name;

    public void Learn(FileRow file) => (_known[file.Id], _sizes[file.Id]) = (file.Name, file.Size);

    /// <summary>Asks for names that are not known yet.</summary>
    public async Task LoadAsync(FormSchema schema, IReadOnlyDictionary<string, Value> values)
    {
        if (Departments.Count == 0 && schema.Fields.SelectMany(f => f.Columns.Prepend(f)).Any(f => f.Kind == FieldKind.Department)) await DepartmentsAsync();
        var ids = FormCheck.References(schema, values);
        await LoadAsync(ids.Files.Where(f => !_known.ContainsKey(f)));
        var people = ids.People.Where(p => !_known.ContainsKey(p)).Take(500).Select(p => new PersonId(p)).ToList();
        if (people.Count == 0) return;
        var names = (await useCases.SendAsync(new PeopleNames(people))).Value;
        foreach (var person in people) _known[person.Value] = names?.GetValueOrDefault(person);
    }

    /// <summary>Asks for names of files; of those that had none, again, for a file comes into a case a moment after the line that speaks of it.</summary>
    public async Task LoadAsync(IEnumerable<Guid> files)
    {
        foreach (var file in files.Distinct().Where(f => _known.GetValueOrDefault(f) is null).Take(200)) _known[file] = (await useCases.SendAsync(new OpenFile(file))).Value?.Name;
    }

    private async Task DepartmentsAsync()
    {
        var rows = ((await useCases.SendAsync(new FindDepartments())).Value ?? []).ToDictionary(d => d.Id);
        foreach (var row in rows.Values) _known[row.Id] = Path(row, rows);
        Departments = [.. rows.Keys.Select(id => (id.ToString("D"), _known[id]!)).OrderBy(d => d.Item2, StringComparer.Ordinal)];
    }

    private static string Path(DepartmentRow row, Dictionary<Guid, DepartmentRow> all)
    {
        var (names, at) = (new List<string>(), row);
        while (at is not null && names.Count < 10)
        {
            names.Insert(0, at.Name);
            at = at.ParentId is { } above ? all.GetValueOrDefault(above) : null;
        }
        return string.Join(" / ", names);
    }
}
