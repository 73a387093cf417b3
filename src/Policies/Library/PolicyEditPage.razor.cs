using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Drafts;

namespace SmartPark.Policies.Library;

/// <summary>The editor of one policy: what is typed is kept as the person's own draft, saving tells when somebody else saved first.</summary>
public sealed partial class PolicyEditPage
{
    private readonly PolicyForm _form = new();
    private (bool Publish, bool Push) _may;
    private PolicyForEdit? _policy;
    private KeptDraft? _kept;
    private Refusal? _refusal;
    private Refusal? _notFound;
    private IDisposable? _heard;
    private Dialog _dialog;
    private string? _said;
    private bool _ready, _busy, _changedByOther;
    private Guid? _loaded;

    /// <summary>The policy; absent for a new one.</summary>
    [Parameter] public Guid? PolicyId { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private ILive Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    private IReadOnlyList<FormProblem> Problems =>
        [.. (_refusal?.All() ?? []).Select(r => new FormProblem(r.Field, r.Field is null ? Refusals.For(r) : Text["FieldProblem", Text["Fact." + r.Field].Value, Refusals.For(r)]))];

    private bool MayChange => _policy?.State != PolicyState.Published || _may.Publish;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _heard?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_ready && _loaded == PolicyId) return;
        _loaded = PolicyId;
        var me = (await UseCases.SendAsync(new Me())).Value;
        _may = (me?.Permissions.Contains(PoliciesPermissions.Publish) == true, me?.Permissions.Contains(PoliciesPermissions.Push) == true);
        await LoadAsync();
        _kept = (await UseCases.SendAsync(new GetPolicyDraft(PolicyId))).Value;
        _heard?.Dispose();
        if (PolicyId is { } id) _heard = Live.Subscribe(WhenLibraryChanged.TopicOf(id), OtherSavedAsync);
        _ready = true;
    }

    private async Task LoadAsync()
    {
        if (PolicyId is not { } id)
        {
            _policy = null;
            _form.Fill(new() { Title = "", Level = PolicyLevel.Municipal, Issuer = "" });
            return;
        }
        var found = await UseCases.SendAsync(new GetPolicyForEdit(id));
        (_policy, _notFound) = (found.Value, found.Refusal);
        if (_policy is { } policy) _form.Fill(policy.Content);
    }

    private Task OtherSavedAsync(string version) => InvokeAsync(() =>
    {
        if (_busy || _policy is null || !long.TryParse(version, out var before) || before < _policy.Version) return;
        _changedByOther = true;
        StateHasChanged();
    });

    private async Task TakeTheirsAsync()
    {
        _changedByOther = false;
        _refusal = null;
        await KeepAsync();
        await LoadAsync();
        _kept = (await UseCases.SendAsync(new GetPolicyDraft(PolicyId))).Value;
    }

    private async Task KeepAsync()
    {
        var kept = await UseCases.SendAsync(new KeepPolicyDraft(PolicyId, _form.Read(), _policy?.Version ?? 0));
        if (kept.Succeeded) _said = Text["DraftKept"];
        else _refusal = kept.Refusal;
    }

    private async Task RestoreAsync()
    {
        _form.Fill(_kept!.Content);
        _kept = null;
        _said = Text["Restored"];
        await Task.CompletedTask;
    }

    private async Task DiscardAsync()
    {
        await UseCases.SendAsync(new DropPolicyDraft(PolicyId));
        _kept = null;
    }

    private async Task SaveAsync()
    {
        if (!await StoreAsync()) return;
        Toasts.Show(Text["Saved"]);
        if (PolicyId is null) Navigation.NavigateTo(PolicyLinks.Work(_policy!.Id));
    }

    /// <summary>Saves what is on the page; false when it was refused.</summary>
    private async Task<bool> StoreAsync()
    {
        (_busy, _said) = (true, null);
        var id = _policy?.Id;
        if (_policy is { } policy) _refusal = (await UseCases.SendAsync(new ChangePolicy(policy.Id, _form.Read(), policy.Version))).Refusal;
        else
        {
            var written = await UseCases.SendAsync(new WritePolicy(_form.Read()));
            (id, _refusal) = (written.Value, written.Refusal);
        }
        if (_refusal is null)
        {
            await UseCases.SendAsync(new DropPolicyDraft(PolicyId));
            (_kept, _changedByOther) = (null, false);
            _policy = (await UseCases.SendAsync(new GetPolicyForEdit(id!.Value))).Value;
        }
        _busy = false;
        return _refusal is null;
    }

    private async Task PublishAsync()
    {
        if (!await StoreAsync()) return;
        _refusal = (await UseCases.SendAsync(new PublishPolicy(_policy!.Id, _policy.Version))).Refusal;
        if (_refusal is null) await ActedAsync(Text["Published"]);
    }

    private async Task MarkAsync()
    {
        var marked = await UseCases.SendAsync(new MarkImportant(_policy!.Id, !_policy.Important));
        _refusal = marked.Refusal;
        if (_refusal is null) await ActedAsync(Text[_policy.Important ? "Unmarked" : "Marked"]);
    }

    private async Task ActedAsync(string said)
    {
        _dialog = Dialog.None;
        Toasts.Show(said);
        _policy = (await UseCases.SendAsync(new GetPolicyForEdit(_policy!.Id))).Value;
    }

    private enum Dialog
    {
        None,
        Withdraw,
        Supersede,
        Push,
    }
}
