using SmartPark.Identity.Departments;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Forms;

namespace SmartPark.Workflows.Drawing;

/// <summary>What the parts of the panel share: the element that is chosen, how to change it, and what can be chosen from.</summary>
internal sealed class DrawDesk(IUseCases useCases)
{
    private const int MostMembers = 200;

    public Board? Board { get; set; }

    public ElementFacts Chosen { get; set; } = new();

    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];

    public IReadOnlyList<Services.ServiceTaskInfo> Services { get; private set; } = [];

    public IReadOnlyList<DepartmentRow> Departments { get; private set; } = [];

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public IReadOnlyList<DefinitionRow> Processes { get; private set; } = [];

    /// <summary>Name and title of the form's fields.</summary>
    public IReadOnlyList<(string Name, string Title, bool Person)> Fields { get; private set; } = [];

    public FormSchema Form { get; private set; } = FormSchema.Empty;

    /// <summary>The decision tables of the document.</summary>
    public IReadOnlyList<BoardTable> Tables { get; set; } = [];

    /// <summary>Opens a decision table to edit it; the empty name makes one for the chosen task.</summary>
    public Func<string, Task> OpenTable { get; set; } = _ => Task.CompletedTask;

    /// <summary>What can be chosen from; what one may not read stays empty and can be typed.</summary>
    public async Task LoadAsync()
    {
        Services = (await useCases.SendAsync(new ListServices())).Value ?? [];
        Roles = (await useCases.SendAsync(new FindRoles())).Value ?? [];
        Departments = (await useCases.SendAsync(new FindDepartments())).Value ?? [];
        Members = (await useCases.SendAsync(new FindMembers(Paging: new(Size: MostMembers)))).Value?.Rows ?? [];
        Processes = (await useCases.SendAsync(new FindDefinitions())).Value ?? [];
    }

    public void ReadForm(string schema)
    {
        Form = FormSchema.Read(schema).Schema ?? FormSchema.Empty;
        Fields = [.. Form.Fields.Select(f => (f.Name, f.Said, f.Kind is FieldKind.Person or FieldKind.People))];
    }

    /// <summary>Writes a decision table into the document.</summary>
    /// <param name="name">The table; a name that is not there makes one.</param>
    /// <param name="table">Its new name and text; null takes it away.</param>
    /// <param name="task">A task that uses it from now on.</param>
    public async Task SetTableAsync(string name, BoardTable? table, string? task = null)
    {
        if (Board is null) return;
        if (table?.Name != name || Tables.All(t => t.Name != name)) Tables = [.. Tables.Where(t => t.Name != name), .. table is null ? (IEnumerable<BoardTable>)[] : [table]];
        await Board.SetTableAsync(name, table, task);
    }

    public async Task ChangeAsync(ElementChange change)
    {
        if (Board is not null) await Board.EditAsync(Chosen.Id, change);
    }

    public Task SetAsync(string setting, string? value) => ChangeAsync(new() { Settings = new() { [setting] = value?.Trim() ?? "" } });

    public async Task AppendAsync(string kind, ElementChange change)
    {
        if (Board is not null) await Board.AppendAsync(Chosen.Id, kind, change);
    }
}
