using SmartPark.Identity.People;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Layout;

/// <summary>Who is signed in, as the frame needs it.</summary>
public interface IPersonFrame
{
    /// <summary>The person who asks, or null for a visitor.</summary>
    ValueTask<PersonHere?> LoadAsync(CancellationToken ct);
}

/// <summary>The person before the page.</summary>
/// <param name="Person">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Tenant">The tenant at work, or null.</param>
/// <param name="TenantName">Its name.</param>
/// <param name="TenantKind">Its kind.</param>
/// <param name="Park">The park it belongs to or is; null for the operator.</param>
/// <param name="Tenants">All tenants of the person: id, name and kind.</param>
/// <param name="Permissions">Codes held in the tenant at work.</param>
/// <param name="Unread">Unread messages.</param>
public sealed record PersonHere(
    PersonId Person, string Name, TenantId? Tenant, string? TenantName, TenantKinds TenantKind, TenantId? Park,
    IReadOnlyList<(TenantId Id, string Name, TenantKinds Kind)> Tenants, IReadOnlyList<string> Permissions, int Unread);

/// <summary>Asks Identity who it is; for visitors it asks nothing, so that reading the public site leaves no trace of refused requests.</summary>
internal sealed class PersonFrame(IUseCases useCases, ITicketSource tickets) : IPersonFrame
{
    public async ValueTask<PersonHere?> LoadAsync(CancellationToken ct)
    {
        if ((await tickets.CurrentAsync(ct)).Kind == TicketKind.Visitor) return null;
        if ((await useCases.SendAsync(new Me(), ct)).Value is not { } me) return null;
        var unread = (await useCases.SendAsync(new CountUnread(), ct)).Value;
        var park = me.Tenant is { Kind: TenantKinds.Park } own ? own.Id : me.Tenant?.Park;
        return new(
            me.Person, me.Name, me.Tenant?.Id, me.Tenant?.Name, me.Tenant?.Kind ?? TenantKinds.None, park,
            [.. me.Memberships.Select(m => (m.Tenant.Id, m.Tenant.Name, m.Tenant.Kind))], me.Permissions, unread);
    }
}
