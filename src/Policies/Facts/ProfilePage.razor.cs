using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Facts;

/// <summary>The profile of the own enterprise: facts by group, each with its source and history, and who reads them.</summary>
public sealed partial class ProfilePage
{
    private const int Years = 3;

    private ProfileView? _profile;
    private Refusal? _refusal;
    private IReadOnlyList<FactRow> _history = [];
    private (string Field, int Year) _editing;
    private FactConfidence _confidence;
    private string? _value, _historyOf, _topic;
    private bool _may, _mayShare;

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = (await UseCases.SendAsync(new Me())).Value;
        (_may, _mayShare) = (me?.Permissions.Contains(PoliciesPermissions.ProfileWrite) == true, me?.Permissions.Contains(PoliciesPermissions.ProfileShare) == true);
        if (me?.Tenant is { } tenant) _topic = WhenProfileChanged.TopicOf(tenant.Id);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetProfile());
        (_profile, _refusal) = (found.Value ?? _profile, found.Refusal);
    }

    private IEnumerable<(Field Field, int Year)> PlacesOf(string group) =>
        Fields.All.Where(f => f.Group == group && !f.Derived).SelectMany(f => f.Yearly ? Enumerable.Range(0, Years).Select(y => (f, _profile!.Year - y)) : [(f, 0)]);

    private int FirstYear(Field field) => field.Yearly ? _profile!.Year : 0;

    private FactRow? FactOf(string field, int year) => _profile?.Facts.FirstOrDefault(f => f.Field == field && f.Year == year);

    private void Edit(string field, int year)
    {
        var fact = FactOf(field, year);
        (_editing, _value, _refusal, _confidence) = ((field, year), fact?.Value, null, fact?.Confidence == FactConfidence.Documented ? FactConfidence.Documented : FactConfidence.Stated);
    }

    private async Task SaveAsync()
    {
        var saved = await UseCases.SendAsync(new SaveFacts([new(_editing.Field, _editing.Year, _value, Confidence: _confidence)], _profile!.Version));
        _refusal = saved.Refusal;
        if (saved.Value is not { } done) return;
        _editing = default;
        Toasts.Show(Text["Saved", done.Changes.Count]);
        await LoadAsync();
    }

    private async Task ShareAsync(string group, ChangeEventArgs e)
    {
        if (!Enum.TryParse<FactReach>(e.Value as string, out var reach)) return;
        var shared = await UseCases.SendAsync(new ShareFacts(group, reach));
        if (shared.Succeeded) Toasts.Show(Text["ReachSaved"]);
        await LoadAsync();
    }

    private async Task ShowHistoryAsync(string field)
    {
        if (_historyOf == field)
        {
            _historyOf = null;
            return;
        }
        (_historyOf, _history) = (field, (await UseCases.SendAsync(new GetFactHistory(field))).Value ?? []);
    }

    private static string SizeWord(SizeClassFound size) => Fields.Of("size").Word(SizeClass.Word(size.Class), MatchWords.English);

    private string SizeWhy(SizeClassFound? size) => size is null ? Text["SizeUnknown"]
        : size.DecidedBy is { } by ? Text["SizeBy", size.Sector, Text["Indicator." + by].Value] : Text["SizeByAll", size.Sector];
}
