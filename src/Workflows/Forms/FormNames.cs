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

    /// <summary>Departments of the own tenant, with those above them in the name, in the order of the tree.</summary>
    public IReadOnlyList<(string Id, string Name)> Departments { get; private set; } = [];

    public string? Of(string id) => Guid.TryParse(id, out var key) ? _known.GetValueOrDefault(key) : null;

    public void Learn(Guid id, string name) => _known[id] = name;

    /// <summary>Asks for names that are not known yet.</summary>
    public async Task LoadAsync(FormSchema schema, IReadOnlyDictionary<string, Value> values)
    {
        if (Departments.Count == 0 && schema.Fields.SelectMany(f => f.Columns.Prepend(f)).Any(f => f.Kind == FieldKind.Department)) await DepartmentsAsync();
        var ids = FormCheck.References(schema, values);
        foreach (var file in ids.Files.Where(f => !_known.ContainsKey(f)).Take(200)) _known[file] = (await useCases.SendAsync(new OpenFile(file))).Value?.Name;
        var people = ids.People.Where(p => !_known.ContainsKey(p)).Take(500).Select(p => new PersonId(p)).ToList();
        if (people.Count == 0) return;
        var names = (await useCases.SendAsync(new PeopleNames(people))).Value;
        foreach (var person in people) _known[person.Value] = names?.GetValueOrDefault(person);
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
