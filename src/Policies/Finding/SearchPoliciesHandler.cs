using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Finding;

/// <summary>Ranks in memory among what the reader may see, then reads the page's rows through the ownership filter.</summary>
internal sealed class SearchPoliciesHandler(PoliciesDb db, PolicyIndex index, TimeProvider clock) : IHandle<SearchPolicies, PolicyFinds>
{
    /// <summary>What scores less than this share of the best hit has only stray characters in common with the words, and is not counted as found.</summary>
    private const double LeastShare = 0.2;

    public async Task<Result<PolicyFinds>> Handle(SearchPolicies request, CancellationToken cancellationToken)
    {
        var today = PolicyDates.Today(clock);
        IReadOnlySet<Guid>? topic = null;
        if (request.TopicId is { } id)
        {
            var found = await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
            if (found is null) return new Refusal("topic.not-found", nameof(request.TopicId));
            topic = found.Policies.ToHashSet();
        }
        var shelves = await index.CurrentAsync(cancellationToken);
        var sieve = new PolicySieve(request, db.Scope, today, topic);
        var (shown, matched) = Ranked(shelves, sieve, request.Text);
        var passed = shown.Where(sieve.Passes).ToList();
        var page = await PageAsync(passed, matched, request.Paging, today, cancellationToken);
        return new PolicyFinds(page, sieve.Levels(shown), sieve.Issuers(shown), sieve.Tools(shown), sieve.LeftOut(shown));
    }

    private static (IReadOnlyList<PolicyCard> Shown, Dictionary<Guid, IReadOnlyList<string>> Matched) Ranked(PolicyShelves shelves, PolicySieve sieve, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ([.. shelves.Cards.Values.Where(sieve.Shows).OrderBy(c => c.PublishedOn is null).ThenByDescending(c => c.PublishedOn).ThenBy(c => c.Id)], []);
        var words = text.Length > SearchPolicies.LongestText ? text[..SearchPolicies.LongestText] : text;
        var found = shelves.Texts.Search(words, shelves.Cards.Count, id => sieve.Shows(shelves.Cards[id]));
        var hits = found.TakeWhile(h => h.Score >= found[0].Score * LeastShare).ToList();
        return ([.. hits.Select(h => shelves.Cards[h.Key])], hits.ToDictionary(h => h.Key, h => h.Matched));
    }

    private async Task<Page<PolicyHit>> PageAsync(List<PolicyCard> passed, Dictionary<Guid, IReadOnlyList<string>> matched, Paging? asked, DateOnly today, CancellationToken ct)
    {
        var order = Cut.Page([.. passed.Select(c => c.Id)], asked);
        var ids = order.Rows.ToList();
        var texts = await db.Policies.AsNoTracking().Where(p => p.Visible && ids.Contains(p.Id))
            .Select(p => new { Row = p, p.Content, p.Conditions }).ToDictionaryAsync(p => p.Row.Id, ct);
        var row = PolicyRow.Of.Compile();
        var hits = ids.Where(texts.ContainsKey).Select(id =>
        {
            var p = texts[id].Row;
            var words = matched.GetValueOrDefault(id) ?? [];
            return new PolicyHit(row(p), new PolicyDates(p.ValidFrom, p.ValidUntil, p.SupersededOn).On(today), Excerpt.Of([p.Content, p.Target, p.Conditions], words), words);
        });
        return new([.. hits], order.Total, order.Number, order.Size, order.Next);
    }
}
