using Microsoft.AspNetCore.Components;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>The input of one field or one cell of a table, without its label.</summary>
public sealed partial class FieldControl
{
    private const int MostRadios = 4;
    private ElementReference? _input;

    /// <summary>Place of the value: <c>amount</c>, or <c>lines[2].amount</c> in a table.</summary>
    [Parameter, EditorRequired] public string Path { get; set; } = "";

    /// <summary>Id of the input.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>Ids of what describes it.</summary>
    [Parameter] public string? DescribedBy { get; set; }

    /// <summary>"true" when it is wrong.</summary>
    [Parameter] public string? Invalid { get; set; }

    /// <summary>Said by screen readers in place of a label: in tables.</summary>
    [Parameter] public string? Caption { get; set; }

    [CascadingParameter] private FormState Form { get; set; } = default!;

    private bool InCell => Caption is not null;

    private string Shown => Form.At(Path).ToString();

    private bool? IsYes => Form.At(Path) is { Kind: ValueKind.Yes } value ? value.Yes : null;

    private HashSet<string> Picked => Form.At(Path) is { Kind: ValueKind.List } list ? [.. list.List.Select(v => v.ToString())] : [];

    /// <summary>While something is told of the field, every key is checked, so that the words go as soon as it is right; before, only when it is left.</summary>
    private EventCallback<ChangeEventArgs> Typing =>
        Invalid is null ? default : EventCallback.Factory.Create<ChangeEventArgs>(this, e => Form.SetAsync(Path, ValueOf(e.Value as string ?? "")));

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) => Form.FocusAsync(Path, _input);

    private static Value ValueOf(string text) => text.Length == 0 ? Value.Nothing : Value.Of(text);

    private static string? Required(Field field) => field.Required ? "true" : null;

    private static string TypeOf(Field field) => field.Kind switch
    {
        FieldKind.Date => "date",
        FieldKind.Email => "email",
        FieldKind.Phone => "tel",
        _ => "text",
    };

    private static string? ModeOf(Field field) => field.Kind switch
    {
        FieldKind.Integer when field.Minimum >= 0 => "numeric",
        _ when field.Numeric => "decimal",
        _ => null,
    };

    private IEnumerable<(string Value, string Name)> Options(Field field)
    {
        var options = field.Kind == FieldKind.Department ? Form.Names.Departments : [.. field.Choices.Select(c => (c.Value, c.Title.Said))];
        return Shown.Length == 0 || options.Any(o => o.Item1 == Shown) ? options : options.Append((Shown, Form.Names.Of(Shown) ?? Text["Gone"]));
    }

    private Task PutAsync(string text) => Form.SetAsync(Path, ValueOf(text));

    private Task LeftAsync() => Form.LeaveAsync(Path);

    private Task TickedAsync(ChangeEventArgs e) => Form.SetAsync(Path, Value.Of(e.Value is true));

    /// <summary>A number that can be read becomes one; what cannot stays as it was typed, and is told.</summary>
    private Task TypedAsync(ChangeEventArgs e)
    {
        var typed = e.Value as string ?? "";
        var number = Form.FieldAt(Path)?.Numeric == true ? FieldCheck.NumberOf(typed) : null;
        return Form.SetAsync(Path, number is { } read ? Value.Of(read) : ValueOf(typed));
    }

    private Task ToggleAsync(Field field, string choice)
    {
        var picked = Picked;
        if (!picked.Remove(choice)) picked.Add(choice);
        return Form.SetAsync(Path, Value.Of([.. field.Choices.Where(c => picked.Contains(c.Value)).Select(c => Value.Of(c.Value))]));
    }
}
