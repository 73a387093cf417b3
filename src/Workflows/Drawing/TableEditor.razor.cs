using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Time;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;

namespace SmartPark.Workflows.Drawing;

/// <summary>Edits a decision table of the document and tries it with values. Every change is written to the board at once, so that it is undone like any other.</summary>
public sealed partial class TableEditor
{
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<int, OutputKind> _kinds = [];
    private readonly HashSet<int> _typed = [];
    private IReadOnlyDictionary<(int Row, int Column), string> _problems = new Dictionary<(int, int), string>();
    private DecisionTable? _table;
    private TableTrial? _trial;
    private string? _read, _known, _nameWrong;

    /// <summary>The table.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Called with the new name; empty when the table was taken away.</summary>
    [Parameter] public EventCallback<string> NameChanged { get; set; }

    [Inject] private IStringLocalizer<RemarkText> Remarks { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [CascadingParameter] private DrawDesk Desk { get; set; } = default!;

    private string? Whole => _problems.TryGetValue((-1, -1), out var code) ? Fault(code, "") : null;

    /// <summary>Only another table, what somebody else changed, and an undo are read.</summary>
    protected override void OnParametersSet()
    {
        var stored = Desk.Tables.FirstOrDefault(t => t.Name == Name)?.Text;
        if (_read == Name && (stored == _known || !Desk.Fresh)) return;
        (_read, _known) = (Name, stored);
        Take(stored);
    }

    private void Take(string? stored)
    {
        _table = stored is null ? null : Tables.Read(stored);
        _kinds.Clear();
        _typed.Clear();
        (_trial, _nameWrong) = (null, null);
        Look();
    }

    private void Look() => _problems = _table is null ? new Dictionary<(int, int), string>() : TableEdit.Problems(_table);

    /// <summary>What is changed is the table as it is now, not as it was when the button was drawn: two acts may come in one breath.</summary>
    private Task ChangeAsync(Func<DecisionTable, DecisionTable> change) => SetAsync(change(_table!));

    private async Task SetAsync(DecisionTable table)
    {
        (_table, _trial) = (table, null);
        Look();
        var text = Tables.Write(table);
        if (text == _known) return;
        _known = text;
        await Desk.SetTableAsync(Name, new(Name, text));
    }

    /// <summary>The new name holds at once: what is written next is written to it.</summary>
    private async Task RenameAsync(string name)
    {
        _nameWrong = name.Length == 0 ? Text["NameMissing"].Value : name != Name && Desk.Tables.Any(t => t.Name == name) ? Text["NameTaken"].Value : null;
        if (_nameWrong is not null || name == Name) return;
        var written = Desk.SetTableAsync(Name, new(name, _known!));
        _read = name;
        await NameChanged.InvokeAsync(name);
        await written;
    }

    private async Task RemoveAsync()
    {
        await Desk.SetTableAsync(Name, null);
        await NameChanged.InvokeAsync("");
    }

    private Task ChooseAsync(int at, string field)
    {
        if (field == "*")
        {
            _typed.Add(at);
            return Task.CompletedTask;
        }
        _typed.Remove(at);
        return SetAsync(TableEdit.SetInput(_table!, at, field));
    }

    private Task NameAsync(int at, string name) => name.Length == 0 ? Task.CompletedTask : SetAsync(TableEdit.NameOutput(_table!, at, name));

    private Task RemoveOutputAsync(int at)
    {
        _kinds.Clear();
        return SetAsync(TableEdit.RemoveOutput(_table!, at));
    }

    /// <summary>The cells of a column are read in the old kind and written in the new one.</summary>
    private Task SetKindAsync(int at, OutputKind kind)
    {
        var (table, was) = (_table!, Kind(at));
        _kinds[at] = kind;
        for (var r = 0; r < table.Rows.Count; r++) table = TableEdit.SetOutput(table, r, at, TableEdit.WrittenOutput(TableEdit.ShownOutput(Output(r, at), was), kind));
        return SetAsync(table);
    }

    private OutputKind Kind(int at) => _kinds.TryGetValue(at, out var chosen) ? chosen : TableEdit.KindOf(_table!, at) ?? OutputKind.Text;

    private bool IsField(int at) => !_typed.Contains(at) && FieldOf(at) is not null;

    private Field? FieldOf(int at) => TableEdit.FieldOf(Desk.Form, _table!.Inputs[at]);

    private string? Choices(int at) => FieldOf(at) is { Choices.Count: > 0 } ? $"rules-choices-{at}" : null;

    private string Test(int row, int at) => _table!.Rows[row].Tests.ElementAtOrDefault(at) is { } cell && cell != "-" ? TableEdit.ShownTest(cell, FieldOf(at)) : "";

    private string Output(int row, int at) => _table!.Rows[row].Outputs.ElementAtOrDefault(at) ?? "";

    private static IEnumerable<(string Act, string Icon, Func<DecisionTable, DecisionTable>? Change)> Acts(int row, int rows) =>
    [
        ("Up", "arrow-up", row > 0 ? t => TableEdit.MoveRow(t, row, -1) : null),
        ("Down", "arrow-down", row < rows - 1 ? t => TableEdit.MoveRow(t, row, 1) : null),
        ("Duplicate", "plus", t => TableEdit.CopyRow(t, row)),
        ("Remove", "trash", rows > 1 ? t => TableEdit.RemoveRow(t, row) : null),
    ];

    private string? Invalid(int row, int column) => _problems.ContainsKey((row, column)) ? "true" : null;

    /// <summary>What is wrong with a cell; of the head with row -1.</summary>
    private RenderFragment Wrong(int row, int column) => builder =>
    {
        if (!_problems.TryGetValue((row, column), out var code)) return;
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "field-error");
        builder.AddContent(2, Draw.Icon(Assets, "danger"));
        builder.AddContent(3, code == "expression.end" && (row < 0 || column >= _table!.Inputs.Count) ? Text["Missing"] : Fault(code, Cell(row, column)));
        builder.CloseElement();
    };

    private string Cell(int row, int column) => row < 0 ? _table!.Inputs[column] : column < _table!.Inputs.Count ? _table.Rows[row].Tests[column] : _table.Rows[row].Outputs[column - _table.Inputs.Count];

    private string Fault(string code, string what) => Text["Fault." + code] is { ResourceNotFound: false } known ? known : RemarkSaying.Of(Remarks, code, what);

    private void Type(string name, string value) => (_values[name], _trial) = (value, null);

    private void TryIt() => _trial = TableTrial.Of(_table!, _values, Desk.Form, ChinaTime.Now(Clock));

    private IEnumerable<(string Value, string Title)> Answers(Field field) =>
        field.Kind == FieldKind.Yes ? [("true", Text["Yes"]), ("false", Text["No"])] : field.Choices.Select(c => (c.Value, c.Title.Said));

    private string Shown(Value value) => value.Kind switch
    {
        ValueKind.Nothing => Text["Nothing"],
        ValueKind.Yes => Text[value.Yes ? "Yes" : "No"],
        ValueKind.List => value.List.Count == 0 ? Text["Nothing"] : string.Join('、', value.List.Select(Shown)),
        _ => value.ToString(),
    };

    private static string Said(ChangeEventArgs e) => e.Value?.ToString()?.Trim() ?? "";
}
