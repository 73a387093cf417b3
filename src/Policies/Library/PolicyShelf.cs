using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Library;

/// <summary>Takes a policy of one's own from the shelf, and puts it back so that search and open pages know.</summary>
internal static class PolicyShelf
{
    private const string Kind = "policy";

    /// <summary>A policy the tenant owns; what others publish is not found.</summary>
    public static Task<Policy?> OwnAsync(this PoliciesDb db, Guid id, TenantId owner, CancellationToken ct) =>
        db.Policies.SingleOrDefaultAsync(p => p.TenantId == owner && p.Id == id, ct);

    /// <summary>Goes with the commit: the common search, and the event that refreshes relevance search and open pages.</summary>
    public static void PutBack(this PoliciesDb db, Policy policy)
    {
        db.Show(policy);
        db.Raise(new LibraryChanged(policy.TenantId, policy.Id, policy.Version));
    }

    /// <summary>The common search only; for many at once.</summary>
    public static void Show(this PoliciesDb db, Policy p) => db.Index(p.Visible
        ? new(Kind, p.Id, p.TenantId, p.Audience, p.Title, TextOf(p), PolicyLinks.Public(p.Id), At(p))
        : new(Kind, p.Id, p.TenantId, "", p.Title, TextOf(p), PolicyLinks.Work(p.Id), At(p), PoliciesPermissions.Read));

    private static string TextOf(Policy p) => string.Join('\n', p.Target, p.Content, p.Conditions, p.Issuer, p.DocumentNumber, p.ToolClass, p.Subtitle);

    private static DateTimeOffset At(Policy p) => p.PublishedOn is { } day ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)) : p.ChangedAt;
}
