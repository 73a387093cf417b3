using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Reach;

namespace SmartPark.Policies.Matching;

/// <summary>Why the own enterprise stands to a policy as it does: every condition with its answer, and the facts that are missing asked where they are missed.</summary>
public sealed partial class MatchDetailPage
{
    private readonly Dictionary<MissingFact, string?> _typed = [];
    private MatchDetail? _detail;
    private IReadOnlyList<KeptMatch> _history = [];
    private Refusal? _refusal;
    private Problem? _problem;
    private Guid? _kept;
    private bool _may;
    private string? _loaded, _topic;

    /// <summary>The policy.</summary>
    [Parameter] public Guid PolicyId { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = (await UseCases.SendAsync(new Me())).Value;
        _may = me?.Permissions.Contains(PoliciesPermissions.ProfileWrite) == true;
        if (me?.Tenant is { } tenant) _topic = WhenProfileChanged.TopicOf(tenant.Id);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Navigation.Uri) return;
        _loaded = Navigation.Uri;
        await LoadAsync();
        if (_detail is not null && _kept is null) await UseCases.SendAsync(new TakeReachStep(PolicyId, ReachStep.Opened));
    }

    private async Task LoadAsync()
    {
        _kept = Guid.TryParse(PageAddress.Of(Navigation.Uri)["kept"], out var kept) ? kept : null;
        var found = await UseCases.SendAsync<MatchDetail>(_kept is { } id ? new ExplainKeptMatch(id) : new ExplainMatch(PolicyId));
        (_detail, _refusal) = (found.Value, found.Refusal);
        _history = (await UseCases.SendAsync(new MatchHistory(PolicyId))).Value ?? [];
    }

    private async Task SaveAsync(MissingFact fact)
    {
        if (_detail is null) return;
        var saved = await UseCases.SendAsync(new SaveFacts([new(fact.Field, fact.Year, _typed.GetValueOrDefault(fact))], _detail.ProfileVersion));
        _problem = saved.Refusal is { } refusal ? new(fact, refusal) : null;
        if (saved.Value is not { } done) return;
        _typed.Remove(fact);
        Toasts.Show(done.Changes.Count > 0 ? Text["Answered", done.Changes.Count] : Text["AnsweredNone"]);
        await LoadAsync();
    }

    private sealed record Problem(MissingFact Fact, Refusal Refusal);
}
