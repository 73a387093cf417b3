using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Tasks;

/// <summary>One task: what is asked, the form, the decision, and everything else one may do with it. After a decision the next task opens.</summary>
public sealed partial class TaskPage
{
    private static readonly string[] Decisions = ["approve", "reject", "complete", "resolve"];
    private TaskView? _view;
    private Refusal? _refusal, _verbRefusal;
    private FormView? _form;
    private IReadOnlyList<FieldProblem>? _problems;
    private string _comment = "";
    private string? _values, _verb;
    private Guid _loaded;
    private bool _busy, _uploading;
    private IReadOnlyList<Guid> _files = [];

    /// <summary>The task.</summary>
    [Parameter] public Guid TaskId { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private bool Acts => _view!.Verbs.Any(v => v is "approve" or "reject" or "complete");

    private bool Edits => _view!.Rights.Contains("=edit", StringComparison.Ordinal) || _view.Rights.Contains("=require", StringComparison.Ordinal);

    private IEnumerable<string> Deciding => _view!.Verbs.Where(v => Decisions.Contains(v));

    /// <summary>Signers the caller may ask no longer.</summary>
    private IReadOnlyList<OpenTask> Others => [.. _view!.Case.Open.Where(o => o.Node == NodeOf && o.Id != TaskId)];

    private string? NodeOf => _view!.Case.Open.FirstOrDefault(o => o.Id == TaskId)?.Node;

    private Status State => _view!.Task switch
    {
        { Decided: { } said } => new(Text["Decision." + said], said == Decision.Reject ? Tone.Danger : Tone.Good),
        { Delegated: true } => new(Text["Delegated"], Tone.Info),
        { State: TaskState.Cancelled } => new(Text["ProcessState.Terminated"]),
        { DueAt: { } due } when due < Clock.GetUtcNow() => new(Text["Overdue"], Tone.Danger),
        _ => new(Text["ProcessState.Active"], Tone.Info),
    };

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == TaskId) return;
        (_loaded, _view, _refusal, _comment, _values, _verb, _problems, _files) = (TaskId, null, null, "", null, null, null, []);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetTask(TaskId));
        if (found.Succeeded) (_view, _values) = (found.Value, _values ?? found.Value.Case.Values);
        else if (_view is null) _refusal = found.Refusal;
        else (_view, _refusal) = (null, new Refusal("task.gone"));
    }

    private static string Word(string verb) => verb switch { "takeback" => "TakeBack", _ => char.ToUpperInvariant(verb[0]) + verb[1..] };

    private void Open(string verb) => (_verb, _verbRefusal) = (_verb == verb ? null : verb, null);

    private async Task DecideAsync(string verb)
    {
        if (_busy || (verb is "approve" or "complete" && _form?.Check() == false)) return;
        _busy = true;
        try
        {
            var said = verb == "resolve"
                ? await UseCases.SendAsync(new ResolveTask(TaskId, _comment))
                : await UseCases.SendAsync(new DecideTask(TaskId, verb switch { "approve" => Decision.Approve, "reject" => Decision.Reject, _ => Decision.Complete }, _comment, _form is null ? "{}" : _values ?? "{}", _files));
            await AfterAsync(said.Refusal, r => _refusal = r);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ActAsync(IUseCase<Done> request)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var said = await UseCases.SendAsync(request);
            if (said.Succeeded && request is AddSigner or RemoveSigner or TakeBackTask)
            {
                _verb = null;
                Toasts.Show(Text["Decided"]);
                await LoadAsync();
            }
            else await AfterAsync(said.Refusal, r => _verbRefusal = r);
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>The next task of the own inbox, or the inbox when there is none.</summary>
    private async Task AfterAsync(Refusal? refusal, Action<Refusal> tell)
    {
        if (refusal is not null)
        {
            _problems = FormDoor.ProblemsOf(refusal);
            tell(refusal);
            return;
        }
        var next = (await UseCases.SendAsync(new FindTasks(Paging: new(1, 1, null, "at")))).Value?.Rows.FirstOrDefault(t => t.Id != TaskId);
        Toasts.Show(Text[next is null ? "NoMore" : "NextTask"]);
        Navigation.NavigateTo(next is null ? Links.Inbox : Links.Task(next.Id));
    }
}
