using System.Collections.Concurrent;
using System.Collections.Frozen;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Roles;

/// <summary>What roles hold in a kind of tenant.</summary>
internal sealed class RoleBook(PermissionCatalogue catalogue)
{
    private readonly ConcurrentDictionary<(TenantKinds, string), IReadOnlyList<string>> _builtIn = new();

    /// <summary>Permissions of built-in roles.</summary>
    public IReadOnlyList<string> OfBuiltIn(TenantKinds kind, string role) =>
        _builtIn.GetOrAdd((kind, role), key => RoleCodes.BuiltIn(key.Item1).Contains(key.Item2) ? catalogue.OfRole(key.Item2, key.Item1) : []);

    /// <summary>Permissions of a membership: built-in roles, and the tenant's own ones among <paramref name="own"/> (code and permission column).</summary>
    public FrozenSet<string> Of(TenantKinds kind, IReadOnlyCollection<string> roles, IEnumerable<(string Code, string Permissions)> own)
    {
        var held = roles.SelectMany(role => OfBuiltIn(kind, role));
        var made = own.Where(o => roles.Contains(o.Code)).SelectMany(o => Role.Codes(o.Permissions)).Where(code => Fits(kind, code));
        return held.Concat(made).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>True when a permission exists and can be given in a kind of tenant.</summary>
    public bool Fits(TenantKinds kind, string permission) => catalogue.Find(permission) is { } found && found.Kinds.HasFlag(kind);

    /// <summary>Permissions that can be given in a kind of tenant, in order of code.</summary>
    public IReadOnlyList<string> All(TenantKinds kind) => [.. catalogue.All.Where(p => p.Kinds.HasFlag(kind)).Select(p => p.Code)];
}
