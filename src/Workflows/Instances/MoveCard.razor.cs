using Microsoft.AspNetCore.Components;
using SmartPark.Kernel.Results;
using SmartPark.Workflows.Definitions;

namespace SmartPark.Workflows.Instances;

/// <summary>更换版本: cases that run on older versions of a process are taken to the one in use, after a look at what will happen. Who may not operate does not see it.</summary>
public sealed partial class MoveCard
{
    private const int MostShown = 50;
    private readonly Dictionary<string, string> _steps = [];
    private readonly List<MissingStep> _missing = [];
    private IReadOnlyList<DefinitionRow>? _seen;
    private DefinitionRow? _from;
    private MovePreview? _preview;
    private Refusal? _refusal;
    private string _reason = "", _said = "";
    private bool _denied;

    /// <summary>All versions of the process.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<DefinitionRow> Versions { get; set; } = [];

    /// <summary>Called after cases were moved, or could not be: the versions are to be read again.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    private DefinitionRow? Target => Versions.FirstOrDefault(v => v.State == DefinitionState.Published);

    private IReadOnlyList<DefinitionRow> Olds => Target is { } target ? [.. Versions.Where(v => v.Running > 0 && v.Id != target.Id).OrderByDescending(v => v.Number)] : [];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_seen, Versions)) return;
        _seen = Versions;
        var from = Olds.FirstOrDefault(v => v.Id == _from?.Id) ?? (Olds is [var newest, ..] ? newest : null);
        if (from?.Id != _from?.Id) Forget();
        _from = from;
        await LookAsync();
    }

    private async Task ChooseAsync(DefinitionRow old)
    {
        (_from, _said, _refusal) = (old, "", null);
        Forget();
        await LookAsync();
    }

    private Task MapAsync(string step, string? to)
    {
        (_steps[step], _said, _refusal) = (to ?? "", "", null);
        return LookAsync();
    }

    private void Forget()
    {
        _steps.Clear();
        _missing.Clear();
        _preview = null;
    }

    /// <summary>A step that was given a place is no longer missing, and stays on the page so that it can be given another.</summary>
    private async Task LookAsync()
    {
        if (_from is not { } from || Target is not { } target) return;
        var looked = await UseCases.SendAsync(new PreviewMove(from.Id, target.Id, _steps));
        _denied = looked.Refusal?.Code == "access.denied";
        if (!looked.Succeeded)
        {
            _refusal = looked.Refusal;
            return;
        }
        _preview = looked.Value;
        foreach (var step in looked.Value.Missing)
        {
            var known = _missing.FindIndex(m => m.Id == step.Id);
            if (known < 0) _missing.Add(step);
            else _missing[known] = step;
        }
    }

    private async Task MoveAsync()
    {
        if (_from is not { } from || Target is not { } target || _preview is not { } preview) return;
        var moved = await UseCases.SendAsync(new MoveInstances(from.Id, target.Id, _reason, _steps));
        (_refusal, _said) = (moved.Refusal, "");
        if (_refusal is { Field: not null }) return;
        if (moved.Succeeded)
        {
            var changed = preview.Movable.Count - moved.Value;
            (_reason, _said) = ("", Text[changed > 0 ? "Move.doneFewer" : "Move.done", moved.Value, changed]);
            Forget();
        }
        await OnDone.InvokeAsync();
    }

    private string NameOf(MissingStep step) => step.Name.Length > 0 ? step.Name : step.Id;

    private string NameOf(string step) => _missing.Find(m => m.Id == step) is { } known ? NameOf(known) : step;
}
