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

    /// <summary>What can be chosen from; what one may not read stays empty and can be typed.</summary>
    public async Task LoadAsync()
    {
        Services = (await useCases.SendAsync(new ListServices())).Value ?? [];
        Roles = (await useCases.SendAsync(new FindRoles())).Value ?? [];
        Departments = (await useCases.SendAsync(new FindDepartments())).Value ?? [];
        Members = (await useCases.SendAsync(new FindMembers(Paging: new(Size: MostMembers)))).Value?.Rows ?? [];
        Processes = (await useCases.SendAsync(new FindDefinitions())).Value ?? [];
    }

    public void ReadForm(string schema) =>
        Fields = FormSchema.Read(schema).Schema is { } form ? [.. form.Fields.Select(f => (f.Name, f.Said, f.Kind is FieldKind.Person or FieldKind.People))] : [];

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
