using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Forms;

/// <summary>Knows what forms can be filled in with when somebody starts a process; modules register theirs.</summary>
public interface IPrefill
{
    /// <summary>What it knows of the names a form asks for, as text; names it does not know are left out.</summary>
    /// <param name="tenant">The tenant of who fills in the form.</param>
    /// <param name="names">Names of sources, <c>tenant.name</c>, <c>profile.revenue:last</c>.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyDictionary<string, string>> ReadAsync(TenantId tenant, IReadOnlyList<string> names, CancellationToken ct);
}

/// <summary>What Identity knows of a tenant.</summary>
internal sealed class TenantPrefill(Kernel.UseCases.SystemCalls calls) : IPrefill
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(TenantId tenant, IReadOnlyList<string> names, CancellationToken ct)
    {
        if (!names.Any(n => n.StartsWith("tenant.", StringComparison.Ordinal)) || (await calls.SendAsync(new Identity.Tenants.GetOwnTenant(), tenant, ct)).Value is not { } row) return new Dictionary<string, string>();
        return new Dictionary<string, string> { ["tenant.name"] = row.Name, ["tenant.uscc"] = row.Uscc ?? "", ["tenant.industry"] = row.IndustryCode ?? "", ["tenant.division"] = row.DivisionCode ?? "" };
    }
}
