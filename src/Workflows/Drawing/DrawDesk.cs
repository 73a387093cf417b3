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
    private BoardNews? _late;
    private IReadOnlyList<BoardTable> _tables = [];
    private string _schema = "";
    private int _writing, _written, _known;

    public Board? Board { get; set; }

    public ElementFacts Chosen { get; private set; } = new();

    public BoardState State { get; private set; } = new(false, false, false, -1, 0);

    /// <summary>True when what is known of the board holds all that was written here; what differs from it then was changed by somebody else, or undone.</summary>
    public bool Fresh => _writing == 0 && _known >= _written;

    /// <summary>Called when something new is known of the board.</summary>
    public Action Heard { get; set; } = () => { };

    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];

    public IReadOnlyList<Services.ServiceTaskInfo> Services { get; private set; } = [];

    public IReadOnlyList<DepartmentRow> Departments { get; private set; } = [];

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public IReadOnlyList<DefinitionRow> Processes { get; private set; } = [];

    /// <summary>Name and title of the form's fields.</summary>
    public IReadOnlyList<(string Name, string Title, bool Person)> Fields { get; private set; } = [];

    public FormSchema Form { get; private set; } = FormSchema.Empty;

    /// <summary>The form as it stands in the document.</summary>
    public string Schema { get; private set; } = "";

    /// <summary>The decision tables of the document.</summary>
    public IReadOnlyList<BoardTable> Tables { get; private set; } = [];

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

    /// <summary>Takes what the board tells. The element, tables and form of a turn before the last thing written here are old: newer ones follow.</summary>
    public void Hear(BoardNews news)
    {
        (State, _tables, _schema) = (news.State, news.Tables ?? _tables, news.Form ?? _schema);
        _late = _writing > 0 ? news : null;
        if (_writing == 0 && news.State.Turn >= _written)
        {
            (Chosen, Tables, _known) = (news.Chosen, _tables, news.State.Turn);
            if (_schema != Schema) ReadForm(_schema);
        }
        Heard();
    }

    /// <summary>Asks the board how it stands, for what cannot wait until it tells.</summary>
    public async Task AskAsync()
    {
        if (Board is not null && await Board.NewsAsync() is { } news) Hear(news);
    }

    /// <summary>Writes the form into the document.</summary>
    public Task SetFormAsync(string schema)
    {
        ReadForm(schema);
        return WriteAsync(b => b.SetFormAsync(schema));
    }

    /// <summary>Writes a decision table into the document.</summary>
    /// <param name="name">The table; a name that is not there makes one.</param>
    /// <param name="table">Its new name and text; null takes it away.</param>
    /// <param name="task">A task that uses it from now on.</param>
    public Task SetTableAsync(string name, BoardTable? table, string? task = null)
    {
        if (table?.Name != name || Tables.All(t => t.Name != name)) Tables = [.. Tables.Where(t => t.Name != name), .. table is null ? (IEnumerable<BoardTable>)[] : [table]];
        return WriteAsync(b => b.SetTableAsync(name, table, task));
    }

    public Task ChangeAsync(ElementChange change)
    {
        var element = Chosen.Id;
        return WriteAsync(b => b.EditAsync(element, change));
    }

    public Task SetAsync(string setting, string? value) => ChangeAsync(new() { Settings = new() { [setting] = value?.Trim() ?? "" } });

    public Task AppendAsync(string kind, ElementChange change)
    {
        var element = Chosen.Id;
        return WriteAsync(b => b.AppendAsync(element, kind, change));
    }

    private async Task WriteAsync(Func<Board, ValueTask<int>> write)
    {
        if (Board is null) return;
        _writing++;
        try
        {
            _written = Math.Max(_written, await write(Board));
        }
        finally
        {
            _writing--;
        }
        if (_writing == 0 && _late is { } late) Hear(late);
    }

    private void ReadForm(string schema)
    {
        Schema = schema;
        Form = FormSchema.Read(schema).Schema ?? FormSchema.Empty;
        Fields = [.. Form.Fields.Select(f => (f.Name, f.Said, f.Kind is FieldKind.Person or FieldKind.People))];
    }
}
