using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Facts;

/// <summary>The profile of the own enterprise.</summary>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record GetProfile : IQuery<ProfileView>;

/// <summary>What a field and year were before, the newest first.</summary>
/// <param name="Field">Code of the field.</param>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record GetFactHistory(string Field) : IQuery<IReadOnlyList<FactRow>>;

/// <summary>A profile.</summary>
/// <param name="Facts">The facts that hold now.</param>
/// <param name="Size">Size class, or null while it cannot be known.</param>
/// <param name="Completeness">Share of the fields asked by the rules in force that are known, 0 to 1; 1 when nothing is asked.</param>
/// <param name="Reaches">Who reads which group.</param>
/// <param name="Version">Version to save with.</param>
/// <param name="Year">The last year, the one yearly conditions look at.</param>
/// <param name="Edition2011">True when the industry is a code of the 2011 edition and must be chosen anew before it counts.</param>
/// <param name="ChangedAt">Last change; null before the first.</param>
public sealed record ProfileView(
    IReadOnlyList<FactRow> Facts, SizeClassFound? Size, double Completeness, IReadOnlyDictionary<string, FactReach> Reaches, long Version, int Year, bool Edition2011, DateTimeOffset? ChangedAt);

/// <summary>A fact.</summary>
/// <param name="Field">Code of the field.</param>
/// <param name="Year">Calendar year, 0 for fields without.</param>
/// <param name="Value">Value in the field's unit, as invariant text.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="ObservedOn">Day it was true.</param>
/// <param name="SetAt">When it was entered.</param>
/// <param name="Current">False for a value of the past.</param>
public sealed record FactRow(string Field, int Year, string Value, FactSource Source, FactConfidence Confidence, DateOnly ObservedOn, DateTimeOffset SetAt, bool Current);

internal sealed class GetProfileHandler(PoliciesDb db, CallContext call, Matching.RuleBook book, TimeProvider clock) : IHandle<GetProfile, ProfileView>, IHandle<GetFactHistory, IReadOnlyList<FactRow>>
{
    public async Task<Result<ProfileView>> Handle(GetProfile request, CancellationToken cancellationToken)
    {
        var today = PolicyDates.Today(clock);
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.TenantId == call.Tenant, cancellationToken);
        var facts = await Rows(db.Current(call.Tenant)).ToListAsync(cancellationToken);
        var sheet = FactShelf.Sheet(facts.Select(f => new FactText(call.Tenant, f.Field, f.Year, f.Value)));
        var asked = Matching.Asked.By(await book.InForceAsync(today, cancellationToken), sheet, today);
        var known = asked.Count == 0 ? 1 : asked.Count(a => sheet.Knows(Fields.Of(a.Field), a.Year)) / (double)asked.Count;
        var edition = facts.Any(f => f.Field == "industry" && f.Value.StartsWith(Values.Edition2011, StringComparison.Ordinal));
        var reaches = Fields.Groups.ToDictionary(g => g, g => profile?.ReachOf(g) ?? FactReach.Nobody);
        return new ProfileView(facts, sheet.SizeOn(today), known, reaches, profile?.Version ?? 0, today.Year - 1, edition, profile?.ChangedAt);
    }

    public async Task<Result<IReadOnlyList<FactRow>>> Handle(GetFactHistory request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<FactRow>>(await Rows(db.Facts.Where(f => f.TenantId == call.Tenant && f.Field == request.Field)).Take(200).ToListAsync(cancellationToken));

    private static IQueryable<FactRow> Rows(IQueryable<Fact> facts) => facts.AsNoTracking().OrderByDescending(f => f.SetAt).ThenBy(f => f.Field).ThenByDescending(f => f.Year)
        .Select(f => new FactRow(f.Field, f.Year, f.Text, f.Source, f.Confidence, f.ObservedOn, f.SetAt, f.Until == null));
}
