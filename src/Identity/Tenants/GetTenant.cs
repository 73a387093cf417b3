using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Tenants;

/// <summary>Public facts of one tenant: name, kind, park, slug. Codes are left out.</summary>
/// <param name="TenantId">Which.</param>
/// <remarks>Refusal: <c>tenant.not-found</c>.</remarks>
[Anonymous]
public sealed record GetTenant(TenantId TenantId) : IQuery<TenantRow>;

/// <summary>Everything about the tenant acted in, codes too: for forms that begin with what is known of who fills them in.</summary>
/// <remarks>Refusal: <c>tenant.not-found</c>.</remarks>
[SystemOnly]
public sealed record GetOwnTenant : IQuery<TenantRow>;

/// <summary>Public facts of the park with that short name.</summary>
/// <param name="Slug">Short name in addresses.</param>
/// <remarks>Refusal: <c>tenant.not-found</c>.</remarks>
[Anonymous]
public sealed record GetParkBySlug(string Slug) : IQuery<TenantRow>;

/// <summary>Public facts of all parks that are open, by name.</summary>
[Anonymous]
public sealed record ListParks : IQuery<IReadOnlyList<TenantRow>>;

internal sealed class GetTenantHandler(IdentityDb db, CallContext call) : IHandle<GetTenant, TenantRow>, IHandle<GetOwnTenant, TenantRow>, IHandle<GetParkBySlug, TenantRow>, IHandle<ListParks, IReadOnlyList<TenantRow>>
{
    private static readonly Refusal NotFound = new("tenant.not-found");

    public async Task<Result<TenantRow>> Handle(GetTenant request, CancellationToken cancellationToken) =>
        await db.Tenants.AsNoTracking().FirstOrDefaultAsync(t => t.Id == request.TenantId, cancellationToken) is { } tenant ? tenant.PublicRow() : NotFound;

    public async Task<Result<TenantRow>> Handle(GetOwnTenant request, CancellationToken cancellationToken) =>
        await db.Tenants.AsNoTracking().FirstOrDefaultAsync(t => t.Id == call.Tenant, cancellationToken) is { } tenant ? tenant.Row() : NotFound;

    public async Task<Result<TenantRow>> Handle(GetParkBySlug request, CancellationToken cancellationToken) =>
        await db.Tenants.AsNoTracking().FirstOrDefaultAsync(t => t.Slug == request.Slug && t.Kind == TenantKinds.Park && t.Enabled, cancellationToken) is { } park ? park.PublicRow() : NotFound;

    public async Task<Result<IReadOnlyList<TenantRow>>> Handle(ListParks request, CancellationToken cancellationToken)
    {
        var parks = await db.Tenants.AsNoTracking().Where(t => t.Kind == TenantKinds.Park && t.Enabled).OrderBy(t => t.Name).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<TenantRow>>([.. parks.Select(t => t.PublicRow())]);
    }
}
