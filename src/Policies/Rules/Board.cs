using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Rules;

/// <summary>The enterprises an officer may see, each with the facts it submitted or shared, and nothing more: read through the ownership filter.</summary>
internal sealed record Board(IReadOnlyList<(TenantId Id, string Name)> Enterprises, IReadOnlyList<FactSheet> Sheets)
{
    public static async Task<Board> OfAsync(PoliciesDb db, CancellationToken ct)
    {
        var own = db.Scope.Tenant;
        var enterprises = await db.Profiles.AsNoTracking().Where(p => p.Visible && p.TenantId != own).OrderBy(p => p.Name).ThenBy(p => p.TenantId).Select(p => new { p.TenantId, p.Name }).ToListAsync(ct);
        var sheets = await db.Facts.AsNoTracking().Where(f => f.Visible).SheetsAsync(ct);
        return new([.. enterprises.Select(e => (e.TenantId, e.Name))], [.. enterprises.Select(e => sheets.GetValueOrDefault(e.TenantId) ?? new FactSheet())]);
    }

    /// <summary>The states of all enterprises in one rule.</summary>
    public IReadOnlyList<MatchState> States(AreaRule rule, DateOnly day)
    {
        var set = new RuleSet([rule]);
        var run = MatchRun.Of(ProfileTable.Of(set, Sheets, day));
        return [.. Enumerable.Range(0, Enterprises.Count).Select(row => run.State(0, row))];
    }

    /// <summary>The same as the enterprises see them: who would fit a policy that is not open today is told so, and not that it fits.</summary>
    public IReadOnlyList<MatchState> States(RuledPolicy policy, DateOnly day) => [.. States(policy.Rule, day).Select(s => MatchStore.StateOf(policy, s, day))];

    public static IReadOnlyDictionary<MatchState, int> Count(IEnumerable<MatchState> states) => states.GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
}
