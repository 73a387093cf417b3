using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>A form to be filled in. Problems show under a field once it was left, all of them after <see cref="Check"/>. The page around it has the buttons.</summary>
public sealed partial class FormView
{
    private FormState? _state;
    private FormNames? _names;
    private IReadOnlyList<string> _faults = [];
    private IReadOnlyList<FieldProblem>? _told;
    private (string? Schema, string? Rights, bool Start, bool ReadOnly) _read;
    private string? _given, _written;

    /// <summary>The form: JSON Schema as the process document has it.</summary>
    [Parameter, EditorRequired] public string Schema { get; set; } = "";

    /// <summary>Rights of the task on the fields, <c>*=read;amount=edit</c>; null or blank for the default.</summary>
    [Parameter] public string? Rights { get; set; }

    /// <summary>True at the start of a process, where fields are edited unless the rights say otherwise.</summary>
    [Parameter] public bool Start { get; set; }

    /// <summary>Values as a JSON object. Hidden ones may be in it; they are not shown and not given back.</summary>
    [Parameter] public string? Values { get; set; }

    /// <summary>Called with the values, without hidden ones, when one changes. Numbers that cannot be read stay text, so that nothing typed is lost.</summary>
    [Parameter] public EventCallback<string> ValuesChanged { get; set; }

    /// <summary>What the use case said of the last attempt; told until the field changes.</summary>
    [Parameter] public IReadOnlyList<FieldProblem>? Problems { get; set; }

    /// <summary>Shows everything without inputs.</summary>
    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>Beginning of the ids of inputs; two forms on one page need two.</summary>
    [Parameter] public string Prefix { get; set; } = "form";

    [Inject] private IUseCases UseCases { get; set; } = default!;

    /// <summary>Shows everything that is wrong, with a summary above.</summary>
    /// <returns>True when the form can be submitted; the use case checks the same again.</returns>
    public bool Check()
    {
        var fine = _state?.Submit() == true;
        StateHasChanged();
        return fine;
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _names ??= new(UseCases);
        var asked = (Schema, Rights, Start, ReadOnly);
        var anew = asked != _read;
        if (anew) Read();
        if (_state is null) return;
        // A page that does not bind gives the first values again and again: only values that are news replace what was typed.
        if (anew || (Values != _given && Values != _written)) _state.Take(FormValues.Read(Values));
        _given = Values;
        if (!ReferenceEquals(_told, Problems) || anew) _state.Told((_told = Problems) ?? []);
        await _names.LoadAsync(_state.Schema, _state.Values);
    }

    private void Read()
    {
        _read = (Schema, Rights, Start, ReadOnly);
        (_state, _faults) = (null, []);
        var read = FormSchema.Read(Schema);
        if (read.Schema is not { } schema)
        {
            _faults = [.. read.Problems.Select(p => FormProblems.Line(p, null))];
            return;
        }
        var rights = FormRights.Read(Rights, schema, Start).Rights;
        _state = new(schema, ReadOnly ? rights.ReadOnly() : rights, _names!, Prefix) { Changed = ChangedAsync };
    }

    private async Task ChangedAsync(bool wrote)
    {
        if (wrote && _state is { } state) await ValuesChanged.InvokeAsync(_written = FormValues.Write(state.Values));
        StateHasChanged();
    }

    private static IReadOnlyList<FormProblem> Summary(FormState state) =>
        [.. state.Summary.Select(p => new FormProblem(p.Path.Length > 0 && state.FieldAt(p.Path) is not null ? state.IdOf(p.Path) : null, FormProblems.Line(p, state.Schema)))];
}
