using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>The newest policies in force that a park's site shows: the park's own and the operator's.</summary>
/// <param name="Park">The park; <see cref="TenantId.None"/> for the operator's alone.</param>
/// <param name="Take">How many, 1 to 50.</param>
[Anonymous]
public sealed record LatestPolicies(TenantId Park, int Take = 6) : IQuery<IReadOnlyList<PolicyRow>>;

/// <summary>The important policies in force that a park's site shows in its carousel; newest first.</summary>
/// <param name="Park">The park; <see cref="TenantId.None"/> for the operator's alone.</param>
/// <param name="Take">How many, 1 to 50.</param>
[Anonymous]
public sealed record CarouselPolicies(TenantId Park, int Take = 5) : IQuery<IReadOnlyList<PolicyRow>>;

internal sealed class LatestPoliciesHandler(PoliciesDb db, TimeProvider clock) : IHandle<LatestPolicies, IReadOnlyList<PolicyRow>>, IHandle<CarouselPolicies, IReadOnlyList<PolicyRow>>
{
    public async Task<Result<IReadOnlyList<PolicyRow>>> Handle(LatestPolicies request, CancellationToken cancellationToken) =>
        Result.Of(await NewestAsync(Shown(request.Park), request.Take, cancellationToken));

    public async Task<Result<IReadOnlyList<PolicyRow>>> Handle(CarouselPolicies request, CancellationToken cancellationToken) =>
        Result.Of(await NewestAsync(Shown(request.Park).Where(p => p.Important), request.Take, cancellationToken));

    private IQueryable<Policy> Shown(TenantId park) =>
        db.Policies.AsNoTracking().Where(p => p.Visible && (p.TenantId == park || p.TenantId == TenantId.Platform)).Where(InForce.On(PolicyDates.Today(clock)));

    private static async Task<IReadOnlyList<PolicyRow>> NewestAsync(IQueryable<Policy> shown, int take, CancellationToken ct) =>
        await shown.OrderBy(p => p.PublishedOn == null).ThenByDescending(p => p.PublishedOn).ThenBy(p => p.Id).Select(PolicyRow.Of).Take(Math.Clamp(take, 1, 50)).ToListAsync(ct);
}
