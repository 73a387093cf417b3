using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Facts;

/// <summary>Writes facts of the own enterprise and matches again: what changed is in the answer.</summary>
/// <param name="Facts">The facts, at most 500; a null value takes one away.</param>
/// <param name="Version">The version of the profile that was seen, 0 for the first.</param>
/// <remarks>Refusals: <c>fact.*</c> naming each fact by its place (<c>fact.source</c> for one that claims to come from the registration or an authority), <c>conflict.changed</c>.</remarks>
[Permission(PoliciesPermissions.ProfileWrite)]
public sealed record SaveFacts(IReadOnlyList<FactInput> Facts, long Version) : ICommand<SavedFacts>, IChecked
{
    private const int Most = 500;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check()
    {
        if (Facts.Count > Most) yield return Refusal.With("fact.many", nameof(Facts), Most);
        for (var i = 0; i < Facts.Count; i++)
            if (Facts[i].Source == FactSource.Registered || Facts[i].Confidence == FactConfidence.Official) yield return new("fact.source", $"{nameof(Facts)}[{i}]");
    }
}

/// <summary>A fact as entered.</summary>
/// <param name="Field">Code of the field.</param>
/// <param name="Year">Calendar year; 0 for fields without years.</param>
/// <param name="Value">The value in <paramref name="Unit"/>; null takes the fact away. Words of a set joined by 、, none as 无.</param>
/// <param name="Unit">Unit of a number; empty for the field's own.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="ObservedOn">Day it was true; today when absent.</param>
public sealed record FactInput(string Field, int Year, string? Value, string Unit = "", FactSource Source = FactSource.Typed, FactConfidence Confidence = FactConfidence.Stated, DateOnly? ObservedOn = null);

/// <summary>What saving did.</summary>
/// <param name="Version">The version of the profile now.</param>
/// <param name="Changes">Policies whose state changed.</param>
public sealed record SavedFacts(long Version, IReadOnlyList<MatchChange> Changes);

/// <summary>A policy whose state changed.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Title">Its title.</param>
/// <param name="Before">State before; null when there was none.</param>
/// <param name="After">State now.</param>
public sealed record MatchChange(Guid PolicyId, string Title, MatchState? Before, MatchState After);

internal sealed class SaveFactsHandler(PoliciesDb db, CallContext call, MatchStore store, TimeProvider clock) : IHandle<SaveFacts, SavedFacts>
{
    public async Task<Result<SavedFacts>> Handle(SaveFacts request, CancellationToken cancellationToken)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.TenantId == call.Tenant, cancellationToken);
        if ((profile?.Version ?? 0) != request.Version) return new Refusal("conflict.changed");
        var read = FactReading.Of(request.Facts, PolicyDates.Today(clock));
        if (!read.Succeeded) return read.Refusal;
        if (profile is null) db.Add(profile = Profile.Open(call.Tenant, "", db.HomePark(), clock.GetUtcNow()));
        var current = await db.Current(call.Tenant).ToListAsync(cancellationToken);
        var writer = new FactWriter(db, profile, call.Caller.Person, clock.GetUtcNow());
        writer.Write(call.Tenant, read.Value, current);
        var sheet = FactShelf.Sheet(current.Where(f => f.Until is null).Select(f => new FactText(f.TenantId, f.Field, f.Year, f.Text)));
        var changes = await store.RefreshAsync(call.Tenant, sheet, profile.Number, cancellationToken);
        db.Raise(new ProfileChanged(call.Tenant));
        return new SavedFacts(request.Version + 1, changes);
    }
}
