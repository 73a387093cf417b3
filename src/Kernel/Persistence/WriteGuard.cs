using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Persistence;

/// <summary>Refuses to write rows that the scope does not own; on SQLite it is the second wall behind the filters.</summary>
internal static class WriteGuard
{
    public static void Check(ChangeTracker tracker, DataScope scope)
    {
        tracker.DetectChanges();
        foreach (var entry in tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (!Allowed(entry, scope)) throw new CrossTenantWriteException($"{entry.Metadata.ClrType.Name} {entry.State}: written in the scope of tenant {scope.Tenant}, person {scope.Person}");
            if (entry is { Entity: IVersioned, State: EntityState.Added or EntityState.Modified }) Count(entry);
        }
    }

    private static bool Allowed(EntityEntry entry, DataScope scope) => entry.Entity switch
    {
        IKernelOwned => true,
        ITenantOwned => Both(entry, nameof(ITenantOwned.TenantId), id => Owned(id, scope)),
        IPublished => Both(entry, nameof(IPublished.TenantId), id => Owned(id, scope)),
        ITwoPartyOwned => scope.Platform || Both(entry, nameof(ITwoPartyOwned.ProviderId), id => Owned(id, scope)) || Both(entry, nameof(ITwoPartyOwned.ConsumerId), id => Owned(id, scope)),
        IPersonOwned => Both(entry, nameof(IPersonOwned.PersonId), id => id is PersonId p && p != PersonId.None && (scope.Platform || p == scope.Person)),
        _ => scope.Platform,
    };

    private static bool Owned(object? id, DataScope scope) => id is TenantId tenant && tenant != TenantId.None && (scope.Platform || tenant == scope.Tenant);

    /// <summary>The stored owner and the new owner must both pass; the current value is the property entry's, not the object's.</summary>
    private static bool Both(EntityEntry entry, string property, Func<object?, bool> passes)
    {
        var owner = entry.Property(property);
        return passes(owner.CurrentValue) && (entry.State == EntityState.Added || passes(owner.OriginalValue));
    }

    private static void Count(EntityEntry entry)
    {
        var version = entry.Property(nameof(IVersioned.Version));
        version.CurrentValue = entry.State == EntityState.Added ? 1L : (long)version.OriginalValue! + 1;
    }
}
