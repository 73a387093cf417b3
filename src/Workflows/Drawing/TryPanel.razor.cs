using System.Text;
using Microsoft.AspNetCore.Components;
using SmartPark.Identity.People;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Drawing;

/// <summary>Tries the process on the board out: as a path from beginning to end, or step by step. Nothing is stored, nobody is told.</summary>
public sealed partial class TryPanel
{
    private readonly Dictionary<string, string> _others = [];
    private readonly Dictionary<string, string> _names = [];
    private TryOut? _tried;
    private TryWords? _words;
    private SampleValues? _samples;
    private FormView? _form;
    private IReadOnlyList<DocumentRemark>? _problems;
    private IReadOnlyList<FieldProblem>? _faults;
    private Refusal? _refusal;
    private string? _values;
    private string _rights = "";
    private int _from, _round;

    /// <summary>Gives the document as it stands on the board.</summary>
    [Parameter, EditorRequired] public Func<Task<string>> Read { get; set; } = default!;

    /// <summary>Moves with every change of the board.</summary>
    [Parameter, EditorRequired] public int At { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [CascadingParameter] private DrawDesk Desk { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var (document, at) = (await Read(), At);
        (_tried, _problems, _faults, _refusal, _from, _round) = (null, null, null, null, at, _round + 1);
        if (BpmnReader.Read(Encoding.UTF8.GetBytes(document)).Model is not { } model)
        {
            _problems = (await UseCases.SendAsync(new CheckDocument(document))).Value?.Problems ?? [];
            foreach (var named in DiagramXml.Read(document)?.Descendants().Where(e => DiagramXml.Name(e).Length > 0) ?? []) _names[DiagramXml.Id(named)] = DiagramXml.Name(named);
            return;
        }
        var me = (await UseCases.SendAsync(new Me())).Value;
        var (person, name) = (me?.Person ?? PersonId.None, me?.Name ?? "");
        _samples = new(ChinaTime.Today(Clock), person, Desk.Departments is [var first, ..] ? first.Id.ToString() : "", title => Text["SampleOf", title]);
        _words = new(model, document, name, Desk, Text, DrawWords, Refusals);
        _tried = new(model, person, name, ChinaTime.Now(Clock));
        var schema = FormDoor.SchemaOf(model);
        var rights = model.StartsByForm ? FormDoor.RightsOf(model, FormDoor.First(model), schema) : FormRights.All;
        _rights = SampleValues.WithoutFiles(schema, rights).ToString();
        _values ??= FormValues.Write(_samples.Fill(schema, rights, FormValues.None));
        foreach (var other in SampleValues.Others(model)) _others.TryAdd(other, "1");
        await MarkAsync();
    }

    private async Task BeginAsync(bool walk)
    {
        if (_tried is not { } tried || _form?.Check() == false) return;
        _refusal = tried.Begin(FormValues.Read(_values), _others.ToDictionary(o => o.Key, o => SampleValues.Typed(o.Value)));
        _faults = _refusal is null ? null : FormDoor.ProblemsOf(_refusal);
        if (_refusal is not null) return;
        if (walk) await WalkAsync();
        else await MarkAsync();
    }

    private Task WalkAsync()
    {
        var (tried, schema) = (_tried!, FormDoor.SchemaOf(_tried!.Model));
        tried.Walk(open => _samples!.Fill(schema, FormDoor.RightsOf(tried.Model, tried.Model[open.Node], schema), tried.Variables), n => Text["Signer", n]);
        return MarkAsync();
    }

    private Task UndoAsync()
    {
        _tried!.Undo();
        _round++;
        return MarkAsync();
    }

    private async Task MarkAsync()
    {
        if (Desk.Board is not { } board || _tried is not { } tried) return;
        var open = tried.Open.Select(o => new DiagramMark(o.Node, o.Kind == TryKind.Incident ? DiagramMarkKind.Incident : DiagramMarkKind.Waiting));
        var marks = open.Concat(tried.Rejected.Select(n => new DiagramMark(n, DiagramMarkKind.Returned, Text: Text["Rejected"]))).Concat(tried.Passed.Select(p => new DiagramMark(p.Node, DiagramMarkKind.Done, p.Times)));
        await board.MarkAsync(marks.DistinctBy(m => m.Element), tried.Taken);
    }

    private Task SelectAsync(string element) => element.Length > 0 && Desk.Board is { } board ? board.SelectAsync(element) : Task.CompletedTask;

    private string NameOf(string element) => _names.GetValueOrDefault(element, element);
}
