using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Matching;

/// <summary>What the own enterprise fits, almost fits and should answer; follows every change of facts and rules while it is open.</summary>
public sealed partial class MatchPage
{
    private readonly List<string> _skipped = [];
    private MatchOverview? _overview;
    private Refusal? _refusal, _problem;
    private IReadOnlyList<MatchChange> _changes = [];
    private string? _answer, _topic;
    private bool _may, _busy;

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    private PageAddress Address => PageAddress.Of(Navigation.Uri);

    private IReadOnlyList<MatchRow> Rows => _overview?.Rows ?? [];

    private IEnumerable<MatchRow> Here => Address["area"] == "all" ? Rows : Rows.Where(r => r.InArea);

    private int OutOfArea => Rows.Count(r => !r.InArea);

    /// <summary>The state of the address, or the first that has rows.</summary>
    private MatchState Shown => Enum.TryParse<MatchState>(Address["state"], out var state) && Enum.IsDefined(state) ? state : Here.Select(r => (MatchState?)r.State).Min() ?? MatchState.Fits;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = (await UseCases.SendAsync(new Me())).Value;
        _may = me?.Permissions.Contains(PoliciesPermissions.ProfileWrite) == true;
        if (me?.Tenant is { } tenant) _topic = WhenProfileChanged.TopicOf(tenant.Id);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new MyMatches(Skip: _skipped));
        (_overview, _refusal) = (found.Value ?? _overview, found.Refusal);
    }

    private async Task AnswerAsync()
    {
        if (_overview?.Question is not { } question) return;
        _busy = true;
        var saved = await UseCases.SendAsync(new SaveFacts([new(question.Field, question.Year, _answer)], _overview.ProfileVersion));
        _problem = saved.Refusal;
        if (saved.Value is { } done)
        {
            (_answer, _changes) = (null, done.Changes);
            Toasts.Show(done.Changes.Count > 0 ? Text["Answered", done.Changes.Count] : Text["AnsweredNone"]);
            await LoadAsync();
        }
        _busy = false;
    }

    private async Task SkipAsync()
    {
        if (_overview?.Question is not { } question) return;
        _skipped.Add(question.Field);
        (_answer, _problem) = (null, null);
        await LoadAsync();
        if (_overview?.Question is null)
        {
            _skipped.Clear();
            await LoadAsync();
        }
    }
}
