using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Facts;

/// <summary>Reads facts into the sheets that the matcher takes.</summary>
internal static class FactShelf
{
    /// <summary>The home park of the caller's tenant, or null.</summary>
    public static TenantId? HomePark(this PoliciesDb db) => db.Scope.Park == TenantId.None ? null : db.Scope.Park;

    /// <summary>The current facts of a tenant that the caller may read.</summary>
    public static IQueryable<Fact> Current(this PoliciesDb db, TenantId tenant) => db.Facts.Where(f => f.TenantId == tenant && f.Until == null);

    /// <summary>The facts of a tenant as they stood at a number of its profile.</summary>
    public static IQueryable<Fact> At(this PoliciesDb db, TenantId tenant, long number) => db.Facts.Where(f => f.TenantId == tenant && f.Since <= number && (f.Until == null || f.Until > number));

    public static async Task<FactSheet> SheetAsync(this IQueryable<Fact> facts, CancellationToken ct) =>
        Sheet(await facts.Select(f => new FactText(f.TenantId, f.Field, f.Year, f.Text)).ToListAsync(ct));

    /// <summary>One sheet a tenant, of what the caller may read.</summary>
    public static async Task<Dictionary<TenantId, FactSheet>> SheetsAsync(this IQueryable<Fact> facts, CancellationToken ct) =>
        (await facts.Where(f => f.Until == null).Select(f => new FactText(f.TenantId, f.Field, f.Year, f.Text)).ToListAsync(ct)).GroupBy(f => f.Tenant).ToDictionary(g => g.Key, Sheet);

    public static FactSheet Sheet(IEnumerable<FactText> facts)
    {
        var sheet = new FactSheet();
        foreach (var fact in facts) if (Fields.Find(fact.Field) is { Derived: false } field) sheet[field, fact.Year] = Values.MeasureOrUnknown(field, fact.Text);
        return sheet;
    }
}

/// <summary>A fact without its history.</summary>
internal sealed record FactText(TenantId Tenant, string Field, int Year, string Text);
