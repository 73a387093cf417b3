using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Radzen;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Definitions;

namespace SmartPark.Workflows.Drawing;

/// <summary>Draws a process: the board on one side, what the chosen element does in plain words on the other. What was published is never changed; saving it makes the next working version.</summary>
public sealed partial class DrawPage : IAsyncDisposable
{
    private static readonly (string View, string Icon, string Word)[] Views = [("board", "tree", "Board"), ("form", "table", "Form"), ("try", "eye", "Try")];
    private readonly Dictionary<string, string> _names = [];
    private ElementReference _canvas;
    private DrawDesk? _desk;
    private DefinitionRow? _row, _other;
    private string _stored = "", _begun = "", _view = "board", _table = "";
    private DocumentCheck? _check;
    private Refusal? _refusal, _gone;
    private string? _problem;
    private Guid _loaded;
    private int _checkedAt, _opened;
    private bool _busy, _mayPublish, _isPark, _publishing, _forPark, _doubtsRead, _mount, _leaving;

    /// <summary>The version.</summary>
    [Parameter] public Guid DefinitionId { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private DialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    private bool Live => _desk?.Board is not null;

    private BoardState State => _desk?.State ?? new(false, false, false, -1, 0);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_desk?.Board is { } board) await board.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = (await UseCases.SendAsync(new Me())).Value;
        (_mayPublish, _isPark) = (me?.Permissions.Contains(WorkflowsPermissions.Publish) == true, me?.Tenant?.Kind == TenantKinds.Park);
        _desk = new(UseCases) { OpenTable = OpenTableAsync, Heard = Heard };
        await _desk.LoadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == DefinitionId) return;
        _loaded = DefinitionId;
        await LoadAsync();
        _mount = _row is not null;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_mount || _row is null || _desk is null) return;
        _mount = false;
        var board = _desk.Board ?? new Board(Script, _canvas, news => InvokeAsync(() => _desk.Hear(news)));
        var opened = await board.MountAsync("/" + Assets["lib/bpmn-modeler.js"], _begun = _stored, new { language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, sprite = "/" + Assets["_content/SmartPark.Face/icons.svg"].TrimStart('/') });
        _desk.Board = board;
        Opened(opened);
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetDefinition(DefinitionId));
        (_gone, _row, _stored) = (found.Refusal, found.Value?.Row, found.Value?.Document ?? "");
        if (_row is null) return;
        _forPark = _row.ForPark;
        var versions = (await UseCases.SendAsync(new DefinitionVersions(_row.Key))).Value ?? [];
        _other = versions.FirstOrDefault(v => v.State == DefinitionState.Draft && v.Id != DefinitionId);
        if (versions.FirstOrDefault(v => v.State == DefinitionState.Published) is { ForPark: true }) _forPark = true;
    }

    private void Opened(BoardOpened opened)
    {
        _problem = opened.Fault is { } fault ? Text["CannotOpen", fault].Value : opened.Warnings.Count > 0 ? Text["WouldBeLost", string.Join("; ", opened.Warnings)].Value : null;
        (_view, _check, _publishing, _opened) = ("board", null, false, _opened + 1);
        if (opened.News is { } news) _desk!.Hear(news);
    }

    private void Heard()
    {
        if (_desk!.Chosen.Id.Length > 0) _names[_desk.Chosen.Id] = _desk.Chosen.Name;
        StateHasChanged();
    }

    /// <summary>The document as it stands: to the byte as it was stored or imported while nothing was changed, and with what is another tool's put back after a change.</summary>
    private async Task<(string Document, int Turn)> DocumentAsync()
    {
        await _desk!.AskAsync();
        var turn = State.Turn;
        return (!State.Dirty ? _stored : State.At < 0 ? _begun : ForeignParts.PutBack(_begun, await _desk.Board!.ReadAsync()), turn);
    }

    private async Task<string> TextAsync() => (await DocumentAsync()).Document;

    /// <summary>Marks of a try are of the try: another view has none.</summary>
    private async Task ShowAsync(string view)
    {
        if (!Live || _view == view) return;
        if (_view == "try" || view == "try") await _desk!.Board!.MarkAsync([]);
        _view = view;
    }

    /// <summary>A decision table in the place of the drawing; the empty name makes a new one for the chosen task.</summary>
    private async Task OpenTableAsync(string name)
    {
        if (!Live) return;
        if (name.Length == 0)
        {
            name = Enumerable.Range(1, 1_000).Select(n => Text["TableName", n].Value).First(n => _desk!.Tables.All(t => t.Name != n));
            await _desk!.SetTableAsync(name, new(name, Tables.Write(TableEdit.New(_desk.Form))), _desk.Chosen.Id);
        }
        await ShowAsync("table");
        _table = name;
        StateHasChanged();
    }

    private void TableNamed(string name) => (_table, _view) = (name, name.Length == 0 ? "board" : _view);

    private Task SaveAsync() => BusyAsync(async () => { if (await StoreAsync()) Toasts.Show(Text["Saved"]); });

    private async Task<bool> StoreAsync()
    {
        var (document, turn) = await DocumentAsync();
        if (!State.Dirty && _row!.State == DefinitionState.Draft) return true;
        var name = DiagramXml.Read(document) is { } definitions && DiagramXml.Process(definitions) is { } process && DiagramXml.Name(process) is { Length: > 0 } said ? said : _row!.Name;
        var saved = await UseCases.SendAsync(new SaveDefinition(_row!.Key, name.Length > 100 ? name[..100] : name, document, _row.State == DefinitionState.Draft ? _row.Version : 0));
        _refusal = saved.Refusal;
        if (!saved.Succeeded) return false;
        await _desk!.Board!.SavedAsync(turn);
        await _desk.AskAsync();
        _loaded = saved.Value;
        if (saved.Value != DefinitionId)
        {
            Navigation.NavigateTo($"/w/processes/{saved.Value}/draw", replace: true);
            DefinitionId = saved.Value;
        }
        await LoadAsync();
        return _row is not null;
    }

    private Task CheckAsync() => BusyAsync(LookAsync);

    private async Task LookAsync()
    {
        var (document, turn) = await DocumentAsync();
        var found = await UseCases.SendAsync(new CheckDocument(document));
        (_check, _refusal, _checkedAt) = (found.Value, found.Refusal, turn);
        if (_check is not { } check) return;
        if (DiagramXml.Read(document) is { } definitions) foreach (var named in definitions.Descendants().Where(e => DiagramXml.Name(e).Length > 0)) _names[DiagramXml.Id(named)] = DiagramXml.Name(named);
        var marks = check.Problems.Select(r => new DiagramMark(r.Element, DiagramMarkKind.Problem)).Concat(check.Doubts.Select(r => new DiagramMark(r.Element, DiagramMarkKind.Doubt)));
        await _desk!.Board!.MarkAsync(marks.DistinctBy(m => m.Element));
    }

    private Task AskPublishAsync() => BusyAsync(async () =>
    {
        if (!await StoreAsync()) return;
        await LookAsync();
        _publishing = _check is { Problems.Count: 0 };
        _doubtsRead = false;
        _problem = _check is { Problems.Count: > 0 } ? Text["CannotPublish"].Value : null;
    });

    private Task PublishAsync() => BusyAsync(async () =>
    {
        var published = await UseCases.SendAsync(new PublishDefinition(_row!.Id, _row.Version, _isPark && _forPark, _check!.Doubts.Count > 0 && _doubtsRead));
        _refusal = published.Refusal;
        if (!published.Succeeded) return;
        _publishing = false;
        Toasts.Show(Text["Published", _row.Name]);
        await LoadAsync();
    });

    private Task ImportAsync(Microsoft.AspNetCore.Components.Forms.InputFileChangeEventArgs e) => BusyAsync(async () =>
    {
        var (document, problem) = await ImportedFile.ReadAsync(e.File);
        _problem = problem is null ? null : Text[problem].Value;
        if (document is null) return;
        _begun = document;
        Opened(await _desk!.Board!.OpenAsync(document));
        if (_problem is null) Toasts.Show(Text["Imported"]);
    });

    private Task ExportAsync() => BusyAsync(async () => await _desk!.Board!.DownloadAsync($"{_row!.Key}-{_row.Number}.bpmn", await TextAsync()));

    private Task DoAsync(string what) => Live ? _desk!.Board!.DoAsync(what) : Task.CompletedTask;

    private Task ZoomAsync(string how) => Live ? _desk!.Board!.ZoomAsync(how) : Task.CompletedTask;

    private Task SelectAsync(string element) => Live ? _desk!.Board!.SelectAsync(element) : Task.CompletedTask;

    private string NameOf(string element) => _names.TryGetValue(element, out var name) && name.Length > 0 ? name : element;

    private async Task BusyAsync(Func<Task> act)
    {
        if (_busy || !Live) return;
        _busy = true;
        try
        {
            await act();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task LeaveAsync(LocationChangingContext leaving)
    {
        if (_leaving || !Live) return;
        await _desk!.AskAsync();
        if (!State.Dirty) return;
        leaving.PreventNavigation();
        var sure = await Dialogs.Confirm(Text["LeaveLine"], Text["LeaveTitle"], new ConfirmOptions { OkButtonText = Text["LeaveAnyway"], CancelButtonText = Text["Stay"], CloseDialogOnEsc = true });
        if (sure != true) return;
        _leaving = true;
        Navigation.NavigateTo(leaving.TargetLocation);
    }
}
