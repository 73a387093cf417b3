using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Persistence;

/// <summary>Tells which of the kinds of ownership an entity has.</summary>
public static class OwnershipKinds
{
    /// <summary>Name of the query filter; lifted nowhere but in the kernel.</summary>
    public const string FilterName = "owner";

    private static readonly Type[] Kinds =
        [typeof(ITenantOwned), typeof(ITwoPartyOwned), typeof(IPublished), typeof(IPlatformOwned), typeof(IPersonOwned), typeof(IKernelOwned)];

    /// <summary>The name of the ownership interface.</summary>
    /// <exception cref="InvalidOperationException">The entity has no kind, or more than one.</exception>
    public static string Of(Type entity)
    {
        var kinds = Kinds.Where(k => k.IsAssignableFrom(entity)).ToList();
        return kinds.Count == 1 ? kinds[0].Name : throw new InvalidOperationException($"{entity.FullName} must have exactly one kind of ownership; it has {kinds.Count}");
    }
}
