using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Matching;

/// <summary>Matches and keeps what it found, each result with its rule version and the number of the profile.</summary>
internal sealed class MatchStore(PoliciesDb db, RuleBook book, TimeProvider clock)
{
    /// <summary>Matches one enterprise with every rule the caller may read. Answers the policies whose state changed.</summary>
    public async Task<IReadOnlyList<MatchChange>> RefreshAsync(TenantId tenant, FactSheet sheet, long number, CancellationToken ct)
    {
        var day = PolicyDates.Today(clock);
        var policies = await book.InForceAsync(day, ct);
        var before = Newest(await db.Matches.Where(m => m.TenantId == tenant && m.ReplacedAt == null).ToListAsync(ct), m => m.PolicyId);
        var set = new RuleSet(policies.Select(p => p.Rule));
        var table = ProfileTable.Of(set, [sheet], day);
        var run = MatchRun.Of(table);
        var changes = new List<MatchChange>();
        for (var i = 0; i < policies.Count; i++)
        {
            var found = Found(tenant, policies[i], StateOf(policies[i], run.State(i, 0), day), Outcomes(set.Rules[i], table, 0), number, day);
            var old = before.GetValueOrDefault(policies[i].Policy.Id);
            if (Keep(found, old) && found.State != old?.State) changes.Add(new(found.PolicyId, policies[i].Policy.Title, old?.State, found.State));
            before.Remove(policies[i].Policy.Id);
        }
        foreach (var gone in before.Values) gone.Replace(clock.GetUtcNow());
        return changes;
    }

    /// <summary>Matches one policy with many enterprises. Answers those for which anything changed: a state, the outcome of a condition, or the version of the rule.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, MatchState? Before, MatchState? After)>> RefreshAsync(RuledPolicy policy, IReadOnlyList<(TenantId Tenant, FactSheet Sheet, long Number)> firms, CancellationToken ct)
    {
        var day = PolicyDates.Today(clock);
        var id = policy.Policy.Id;
        var before = Newest(await db.Matches.Where(m => m.PolicyId == id && m.ReplacedAt == null).ToListAsync(ct), m => m.TenantId);
        var set = new RuleSet([policy.Rule]);
        var table = ProfileTable.Of(set, [.. firms.Select(f => f.Sheet)], day);
        var run = MatchRun.Of(table);
        var written = new List<(TenantId, MatchState?, MatchState?)>();
        for (var row = 0; row < firms.Count; row++)
        {
            var found = Found(firms[row].Tenant, policy, StateOf(policy, run.State(0, row), day), Outcomes(set.Rules[0], table, row), firms[row].Number, day);
            before.Remove(firms[row].Tenant, out var old);
            if (Keep(found, old)) written.Add((firms[row].Tenant, old?.State, found.State));
        }
        foreach (var (tenant, gone) in before)
        {
            gone.Replace(clock.GetUtcNow());
            written.Add((tenant, gone.State, null));
        }
        return written;
    }

    /// <summary>Ends the results of policies that are not in force any more. Answers whose they were.</summary>
    public async Task<IReadOnlyList<TenantId>> DropAsync(IReadOnlyList<Guid> policies, CancellationToken ct)
    {
        if (policies.Count == 0) return [];
        var counting = await db.Matches.Where(m => policies.Contains(m.PolicyId) && m.ReplacedAt == null).ToListAsync(ct);
        foreach (var match in counting) match.Replace(clock.GetUtcNow());
        return [.. counting.Select(m => m.TenantId).Distinct()];
    }

    /// <summary>Closed beats all but unmet: nobody is told to wait for what would not fit.</summary>
    public static MatchState StateOf(RuledPolicy policy, MatchState byFacts, DateOnly day) => byFacts != MatchState.Unmet && policy.ClosedOn(day) ? MatchState.Closed : byFacts;

    /// <summary>Facts and a rule saved at the same moment on PostgreSQL may each have written a result: the later one counts.</summary>
    private Dictionary<TKey, Match> Newest<TKey>(List<Match> counting, Func<Match, TKey> key) where TKey : notnull
    {
        foreach (var older in counting.GroupBy(key).SelectMany(g => g.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Skip(1))) older.Replace(clock.GetUtcNow());
        return counting.Where(m => m.ReplacedAt is null).ToDictionary(key);
    }

    private Match Found(TenantId tenant, RuledPolicy policy, MatchState state, string outcomes, long number, DateOnly day) => new()
    {
        TenantId = tenant,
        PolicyId = policy.Policy.Id,
        RuleId = policy.RuleId,
        RuleNumber = policy.Number,
        ProfileNumber = number,
        Day = day,
        State = state,
        Outcomes = outcomes,
        At = clock.GetUtcNow(),
    };

    private bool Keep(Match found, Match? old)
    {
        found.Seen(found.Day);
        if (old is not null && old.State == found.State && old.RuleId == found.RuleId && old.Outcomes == found.Outcomes)
        {
            old.Seen(found.Day);
            return false;
        }
        old?.Replace(clock.GetUtcNow());
        db.Add(found);
        return true;
    }

    private static string Outcomes(CompiledRule rule, ProfileTable table, int row)
    {
        var tests = Matcher.Tests(rule, table, row);
        return string.Concat(tests.Select((t, i) => rule.Tests[i].ByPerson ? 'P' : t switch { true => 'M', false => 'N', _ => 'U' }));
    }
}
