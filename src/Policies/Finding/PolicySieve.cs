using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Finding;

/// <summary>The conditions of one search, each apart, so that a facet can be counted without its own condition.</summary>
internal sealed record PolicySieve(SearchPolicies Asked, DataScope Reader, DateOnly Today, IReadOnlySet<Guid>? Topic)
{
    private const int MostIssuers = 12;

    /// <summary>May the reader see it here at all.</summary>
    public bool Shows(PolicyCard card) =>
        card.IsFor(Reader) && (Asked.Park is not { } park || card.Owner == park || card.Owner == TenantId.Platform) && Topic?.Contains(card.Id) != false;

    public bool Passes(PolicyCard card) => Counts(card) && Level(card) && Issuer(card) && Tool(card);

    public int LeftOut(IReadOnlyList<PolicyCard> shown) => Asked.InForceOnly ? shown.Count(c => !Counts(c) && Level(c) && Issuer(c) && Tool(c)) : 0;

    public IReadOnlyList<Facet> Levels(IReadOnlyList<PolicyCard> shown) =>
        [.. shown.Where(c => Counts(c) && Issuer(c) && Tool(c)).GroupBy(c => c.Level).OrderBy(g => g.Key).Select(g => new Facet(g.Key.ToString(), g.Count()))];

    public IReadOnlyList<Facet> Issuers(IReadOnlyList<PolicyCard> shown) =>
        [.. Most(shown.Where(c => Counts(c) && Level(c) && Tool(c)).Select(c => c.Issuer)).Take(MostIssuers)];

    public IReadOnlyList<Facet> Tools(IReadOnlyList<PolicyCard> shown) => [.. Most(shown.Where(c => Counts(c) && Level(c) && Issuer(c)).SelectMany(c => c.Tools))];

    private bool Counts(PolicyCard card) => !Asked.InForceOnly || card.Dates.Counts(Today);

    private bool Level(PolicyCard card) => Asked.Level is not { } level || card.Level == level;

    private bool Issuer(PolicyCard card) => string.IsNullOrWhiteSpace(Asked.Issuer) || card.Issuer == Asked.Issuer;

    private bool Tool(PolicyCard card) => string.IsNullOrWhiteSpace(Asked.ToolClass) || card.Tools.Contains(Asked.ToolClass);

    private static IEnumerable<Facet> Most(IEnumerable<string> values) =>
        values.GroupBy(v => v).Select(g => new Facet(g.Key, g.Count())).OrderByDescending(f => f.Count).ThenBy(f => f.Value, StringComparer.Ordinal);
}
