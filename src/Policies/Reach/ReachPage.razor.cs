using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Reach;

/// <summary>Whom a policy is for, who was told of it and how far they came; follows every step while it is open.</summary>
public sealed partial class ReachPage
{
    private static readonly MatchState[] Pushable = [MatchState.Fits, MatchState.Near, MatchState.ByPerson, MatchState.ToAnswer, MatchState.Closed];

    private readonly HashSet<MatchState> _states = [MatchState.Fits, MatchState.Near, MatchState.ByPerson];
    private EnterpriseBoard? _board;
    private IReadOnlyList<ReachRow> _ways = [];
    private Refusal? _refusal;
    private bool _may, _important, _all;

    /// <summary>The policy.</summary>
    [Parameter] public Guid PolicyId { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _may = (await UseCases.SendAsync(new Me())).Value?.Permissions.Contains(PoliciesPermissions.Reach) == true;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new PolicyEnterprises(PolicyId));
        (_board, _refusal) = (found.Value, found.Refusal);
        _ways = (await UseCases.SendAsync(new PolicyFunnel(PolicyId))).Value ?? [];
    }

    private void Toggle(MatchState state)
    {
        if (!_states.Remove(state)) _states.Add(state);
    }

    private async Task PushAsync()
    {
        var pushed = await UseCases.SendAsync(new PushToMatched(PolicyId, [.. _states], _important));
        if (pushed.Succeeded)
        {
            Toasts.Show(Text["Pushed", pushed.Value]);
            await LoadAsync();
        }
        _refusal = pushed.Refusal;
    }
}
