using System.Globalization;
using Microsoft.AspNetCore.Components;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Definitions;

namespace SmartPark.Workflows.Drawing;

/// <summary>The versions of a process, and two of them side by side with what is different, in the picture and in words.</summary>
public sealed partial class ComparePage
{
    private IReadOnlyList<DefinitionRow>? _versions;
    private DefinitionView? _left, _right;
    private IReadOnlyList<DocumentChange>? _changes;
    private IReadOnlyList<DiagramMark> _leftMarks = [], _rightMarks = [];
    private DiagramView? _older, _newer;
    private Refusal? _refusal;
    private string? _loaded;

    /// <summary>The process.</summary>
    [Parameter] public string Key { get; set; } = "";

    /// <summary>Number of the older version; the one before the newest when absent.</summary>
    [Parameter, SupplyParameterFromQuery] public int? From { get; set; }

    /// <summary>Number of the newer version; the newest when absent.</summary>
    [Parameter, SupplyParameterFromQuery] public int? To { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != Key)
        {
            var found = await UseCases.SendAsync(new DefinitionVersions(Key));
            (_versions, _refusal, _loaded) = (found.Value, found.Refusal, Key);
        }
        if (_versions is not { Count: > 1 } versions) return;
        To ??= versions[0].Number;
        From ??= (versions.FirstOrDefault(v => v.Number < To) ?? versions[^1]).Number;
        (_left, _right) = (await ViewAsync(From), await ViewAsync(To));
        _changes = _left is null || _right is null ? null : DocumentDifference.Of(_left.Document, _right.Document);
        _leftMarks = [.. (_changes ?? []).Where(c => c.Kind != DiagramMarkKind.Added).Select(Mark)];
        _rightMarks = [.. (_changes ?? []).Where(c => c.Kind != DiagramMarkKind.Removed).Select(Mark)];
    }

    private Task ReloadAsync()
    {
        _loaded = null;
        return OnParametersSetAsync();
    }

    private static DiagramMark Mark(DocumentChange change) => new(change.Element, change.Kind);

    private async Task<DefinitionView?> ViewAsync(int? number) =>
        _versions!.FirstOrDefault(v => v.Number == number) is { } row ? (await UseCases.SendAsync(new GetDefinition(row.Id))).Value : null;

    private string Address(int? from, int? to) => string.Create(CultureInfo.InvariantCulture, $"/w/processes/{Key}/versions?from={from}&to={to}");

    private async Task RevealAsync(DocumentChange change)
    {
        if (change.Kind != DiagramMarkKind.Added && _older is not null) await _older.RevealAsync(change.Element);
        if (change.Kind != DiagramMarkKind.Removed && _newer is not null) await _newer.RevealAsync(change.Element);
    }

    private string Sort(string sort) => Words["Sort." + sort] is { ResourceNotFound: false } said ? said : Words["Sort.Other"];

    private string What(string what) => Text["Facet." + what] is { ResourceNotFound: false } said ? said : what;

    private string Shown(string value) => value.Length == 0 ? Text["Nothing"] : value;

    private static string IconOf(DiagramMarkKind kind) => kind switch { DiagramMarkKind.Added => "plus", DiagramMarkKind.Removed => "minus", _ => "edit" };
}
