using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Rules;

/// <summary>The editor of a rule: sentences of the policy on one side, conditions on the other, and beside them what the rule would do.</summary>
public sealed partial class RuleEditPage
{
    private readonly BodySketch _sketch = new();
    private RuleDesk? _desk;
    private RulePreview? _preview;
    private Refusal? _refusal, _gone;
    private IReadOnlyDictionary<Condition, string> _problems = new Dictionary<Condition, string>();
    private bool _mayWrite, _mayPublish, _busy, _changedByOther;

    /// <summary>The policy.</summary>
    [Parameter] public Guid PolicyId { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    private bool Warned => _preview?.Warnings.Any(w => w.Code is RuleWarnings.Never or RuleWarnings.Always) == true;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = (await UseCases.SendAsync(new Me())).Value;
        (_mayWrite, _mayPublish) = (me?.Permissions.Contains(PoliciesPermissions.RuleWrite) == true, me?.Permissions.Contains(PoliciesPermissions.RulePublish) == true);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetRule(PolicyId));
        (_desk, _gone, _changedByOther, _refusal) = (found.Value, found.Refusal, false, null);
        if (_desk is not { } desk) return;
        _sketch.Fill(desk.Draft, desk.InForceFrom);
        await PreviewAsync();
    }

    private void OtherSaved(string version)
    {
        if (!_busy && _desk is { } desk && long.TryParse(version, out var before) && before >= desk.DraftVersion) _changedByOther = true;
    }

    private bool IsUsed(PolicySentence sentence) => _sketch.Root.Conditions().Any(c => c.Sentence == sentence.Text);

    private Task UseAsync(PolicySentence sentence)
    {
        _sketch.Root.Parts.Add(RuleSketch.Of(SentenceReading.Propose(sentence.Text)));
        return PreviewAsync();
    }

    private Task RemoveAsync(RuleSketch part)
    {
        _sketch.Root.Remove(part);
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        if (_sketch.Root.Parts.Count == 0)
        {
            _preview = null;
            return;
        }
        var seen = await UseCases.SendAsync(new PreviewRule(PolicyId, _sketch.Read()));
        if (seen.Value is { } preview) (_preview, _refusal) = (preview, null);
        Mark(seen.Refusal);
    }

    /// <summary>Puts what is wrong beside its condition; what belongs to none stays on top.</summary>
    private void Mark(Refusal? refusal)
    {
        var problems = new Dictionary<Condition, string>();
        foreach (var condition in _sketch.Root.Conditions())
        {
            if (RuleCheck.Of(new AllOf([condition])) is [var own, ..]) problems[condition] = Refusals.For(own);
        }
        _problems = problems;
        _refusal = problems.Count == 0 ? refusal : null;
    }

    private async Task<bool> StoreAsync()
    {
        _busy = true;
        var saved = await UseCases.SendAsync(new SaveRuleDraft(PolicyId, _sketch.Read(), _sketch.InForceFrom, _desk!.DraftVersion));
        _busy = false;
        Mark(saved.Refusal);
        if (saved.Succeeded) _desk = _desk with { DraftVersion = saved.Value };
        return saved.Succeeded;
    }

    private async Task SaveAsync()
    {
        if (await StoreAsync()) Toasts.Show(Text["Saved"]);
    }

    private async Task PublishAsync()
    {
        if (!await StoreAsync()) return;
        var published = await UseCases.SendAsync(new PublishRule(PolicyId, _desk!.DraftVersion, DespiteWarnings: Warned));
        _refusal = published.Refusal;
        if (!published.Succeeded) return;
        Toasts.Show(Text["Published"]);
        await LoadAsync();
    }

    private async Task DiscardAsync()
    {
        _refusal = (await UseCases.SendAsync(new DropRuleDraft(PolicyId, _desk!.DraftVersion))).Refusal;
        if (_refusal is null) await LoadAsync();
    }
}
