using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Audit;

/// <summary>Every tenant that has a trail, for the command line.</summary>
[SystemOnly]
[PlatformWide("the command line verifies all trails")]
public sealed record ListAuditedTenants : IQuery<IReadOnlyList<TenantId>>;

internal sealed class ListAuditedTenantsHandler(KernelDb db) : IHandle<ListAuditedTenants, IReadOnlyList<TenantId>>
{
    public async Task<Result<IReadOnlyList<TenantId>>> Handle(ListAuditedTenants request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<TenantId>>(await db.AuditHeads.AsNoTracking().Select(h => h.TenantId).OrderBy(t => t).ToListAsync(cancellationToken));
}
