namespace SmartPark.Kernel.Tenancy;

/// <summary>Whose rows a database context sees: set once by the pipeline, before the context is used.</summary>
/// <param name="Tenant">The tenant acted in; <see cref="TenantId.None"/> for visitors.</param>
/// <param name="Park">Its home park; <see cref="TenantId.None"/> when it has none.</param>
/// <param name="Person">The person; <see cref="PersonId.None"/> when there is none.</param>
/// <param name="Platform">True for use cases marked <see cref="UseCases.PlatformWideAttribute"/>: all tenants' rows.</param>
public sealed record DataScope(TenantId Tenant, TenantId Park, PersonId Person, bool Platform)
{
    /// <summary>Sees what is published to everyone and writes nothing.</summary>
    public static DataScope Public { get; } = new(TenantId.None, TenantId.None, PersonId.None, false);

    /// <summary>Sees and writes every row: migrations, demo data, jobs over all tenants.</summary>
    public static DataScope Everything { get; } = new(TenantId.None, TenantId.None, PersonId.None, true);
}

/// <summary>Holds the data scope of one dependency-injection scope.</summary>
public sealed class DataScopeHolder
{
    /// <summary>The scope; public data only until the pipeline says otherwise.</summary>
    public DataScope Scope { get; set; } = DataScope.Public;
}

/// <summary>A row of another tenant was about to be written: a bug, never an expected "no".</summary>
/// <param name="message">Which entity, which tenants.</param>
public sealed class CrossTenantWriteException(string message) : InvalidOperationException(message);
