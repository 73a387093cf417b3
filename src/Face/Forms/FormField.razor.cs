using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace SmartPark.Face;

/// <summary>
/// Label above, input with its unit, error and help under it. Inside an EditForm write <c>Context="f"</c> on it. Give the input <c>id="@f.Id" aria-describedby="@f.DescribedBy"
/// aria-invalid="@f.Invalid"</c>.
/// </summary>
public sealed partial class FormField : IDisposable
{
    private EditContext? _watched;

    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Id of the input and target of the summary's link; taken from <see cref="For"/> when absent.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>The model's property: its messages in the surrounding EditForm are shown here.</summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    /// <summary>An error the page knows itself, e.g. from a refusal.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>What to enter, with an example.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>Unit after the input.</summary>
    [Parameter] public string? Unit { get; set; }

    /// <summary>May be left empty; the default is required.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>The input.</summary>
    [Parameter, EditorRequired] public RenderFragment<FieldSlot> ChildContent { get; set; } = _ => _ => { };

    [CascadingParameter] private EditContext? Form { get; set; }

    private FieldIdentifier? Field => For is null ? null : FieldIdentifier.Create(For);

    private string Id => Name ?? Field?.FieldName ?? "";

    private string? Said => Error ?? (Form is not null && Field is { } asked ? Form.GetValidationMessages(asked).FirstOrDefault() : null);

    /// <inheritdoc/>
    public void Dispose() => Watch(null);

    /// <inheritdoc/>
    protected override void OnParametersSet() => Watch(Form);

    private void Watch(EditContext? form)
    {
        if (ReferenceEquals(_watched, form)) return;
        if (_watched is not null) _watched.OnValidationStateChanged -= Changed;
        if (form is not null) form.OnValidationStateChanged += Changed;
        _watched = form;
    }

    private void Changed(object? sender, ValidationStateChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);

    private string? DescribedBy(string? error) => (error, Help) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-help",
        (_, null) => $"{Id}-error",
        _ => $"{Id}-error {Id}-help",
    };
}
