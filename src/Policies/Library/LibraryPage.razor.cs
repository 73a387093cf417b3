using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Finding;
using SmartPark.Policies.Topics;

namespace SmartPark.Policies.Library;

/// <summary>The public library: search, narrow, read on. A plain document; its whole state is the address.</summary>
public sealed partial class LibraryPage
{
    private static readonly string[] Narrowing = ["level", "tool", "issuer"];

    private PolicyFinds? _finds;
    private Refusal? _refusal;
    private IReadOnlyList<TopicRow> _topics = [];
    private DateOnly _today;

    /// <summary>Short name of the park whose site it is; null for the policies of all.</summary>
    [Parameter] public string? Slug { get; set; }

    /// <summary>The park whose own host name the visitor came by, or null.</summary>
    [CascadingParameter(Name = "OwnPark")] public TenantId? OwnPark { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private PageAddress Address => PageAddress.Of(Navigation.Uri);

    private string? Words => Address["q"];

    private bool All => Address["all"] == "1";

    private IEnumerable<KeyValuePair<string, string>> Kept => Address.Query.Where(p => p.Key is not ("q" or "page"));

    private IEnumerable<(string Key, string Word)> Chosen =>
        Narrowing.Where(k => Address[k] is not null).Select(k => (k, k == "level" ? LevelWord(Address[k]!) : Address[k]!));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _today = PolicyDates.Today(Clock);
        var park = OwnPark;
        if (Slug is not null)
        {
            var site = await UseCases.SendAsync(new GetParkBySlug(Slug));
            if (!site.Succeeded)
            {
                Navigation.NotFound();
                return;
            }
            park = site.Value.Id;
        }
        var found = await UseCases.SendAsync(Search(park));
        (_finds, _refusal) = (found.Value, found.Refusal);
        _topics = (await UseCases.SendAsync(new ListTopics(park))).Value ?? [];
    }

    private SearchPolicies Search(TenantId? park) => new(
        Words, Enum.TryParse<PolicyLevel>(Address["level"], out var level) && Enum.IsDefined(level) ? level : null, Address["issuer"], Address["tool"],
        InForceOnly: !All, Park: park, Paging: new(Number("page", 1), TableQuery.Sizes.Contains(Number("size", 0)) ? Number("size", 0) : TableQuery.Sizes[0]));

    private int Number(string key, int otherwise) => int.TryParse(Address[key], out var number) && number > 0 ? number : otherwise;

    private string LevelWord(string value) => Enum.TryParse<PolicyLevel>(value, out var level) ? Text.Of(level) : value;
}
