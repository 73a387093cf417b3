using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Reach;

namespace SmartPark.Policies.Briefs;

/// <summary>The policy brief of the own enterprise: its year, its deadlines, its gaps.</summary>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record MyBrief : IQuery<Brief>;

/// <summary>The policy brief of an enterprise for the officer who hands it over: from what the enterprise shares, and nothing more.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <remarks>Refusal: <c>visit.enterprise</c> for one that is not among one's own.</remarks>
[Permission(PoliciesPermissions.Reach)]
public sealed record EnterpriseBrief(TenantId Enterprise) : IQuery<Brief>;

/// <summary>A brief.</summary>
/// <param name="Name">The enterprise.</param>
/// <param name="Day">Day it was made.</param>
/// <param name="Rows">Policies it fits, almost fits, has to answer for or have looked at, and those that open later; not those it does not fit.</param>
/// <param name="Ways">What it did with policies this year.</param>
/// <param name="Size">Size class.</param>
/// <param name="Known">Facts the brief rests on.</param>
/// <param name="Missing">Facts asked by the policies shown and not known.</param>
public sealed record Brief(string Name, DateOnly Day, IReadOnlyList<MatchRow> Rows, IReadOnlyList<BriefWay> Ways, SizeClassFound? Size, int Known, IReadOnlyList<MissingFact> Missing);

/// <summary>A policy's way in a brief.</summary>
/// <param name="Title">Title of the policy.</param>
/// <param name="Way">The way.</param>
public sealed record BriefWay(string Title, ReachRow Way);

internal sealed class GetBriefHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock) : IHandle<MyBrief, Brief>, IHandle<EnterpriseBrief, Brief>
{
    public async Task<Result<Brief>> Handle(MyBrief request, CancellationToken cancellationToken)
    {
        var name = await db.Profiles.Where(p => p.TenantId == call.Tenant).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken);
        return await OfAsync(call.Tenant, name ?? "", db.Current(call.Tenant), cancellationToken);
    }

    public async Task<Result<Brief>> Handle(EnterpriseBrief request, CancellationToken cancellationToken)
    {
        var own = call.Tenant;
        if (await db.Profiles.AsNoTracking().Where(p => p.TenantId == request.Enterprise && p.Visible && p.TenantId != own).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken) is not { } name) return new Refusal("visit.enterprise", nameof(request.Enterprise));
        return await OfAsync(request.Enterprise, name, db.Current(request.Enterprise).Where(f => f.Visible), cancellationToken);
    }

    private async Task<Brief> OfAsync(TenantId enterprise, string name, IQueryable<Fact> facts, CancellationToken ct)
    {
        var day = PolicyDates.Today(clock);
        var sheet = await facts.SheetAsync(ct);
        var known = await facts.CountAsync(ct);
        var rows = MatchRows.Of(await book.InForceAsync(day, ct), sheet, day).Where(r => r.State != MatchState.Unmet).ToList();
        var since = new DateTimeOffset(day.Year, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var ways = await db.Outreach.AsNoTracking().Where(o => o.ConsumerId == enterprise && o.ReachedAt >= since).OrderByDescending(o => o.ReachedAt).ThenBy(o => o.Id).Select(ReachRow.Of).Take(100).ToListAsync(ct);
        var ids = ways.Select(w => w.PolicyId).Distinct().ToList();
        var titles = await db.Policies.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        return new(name, day, rows, [.. ways.Where(w => titles.ContainsKey(w.PolicyId)).Select(w => new BriefWay(titles[w.PolicyId], w))], sheet.SizeOn(day), known, [.. rows.SelectMany(r => r.Missing).Distinct()]);
    }
}
