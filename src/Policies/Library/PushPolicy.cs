using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Tells enterprises of a published policy: all of a park, or named ones.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Tenants">Named tenants, at most 50; null or empty tells all of the park.</param>
/// <param name="Park">For the operator: the park whose enterprises are told. A park always tells its own.</param>
/// <param name="Important">True when quiet hours do not hold it back.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>policy.not-published</c>, <c>policy.push-whom</c>, <c>policy.push-many</c>, <c>policy.push-others</c>, <c>policy.push-again</c> within a minute of the last time.</remarks>
[Permission(PoliciesPermissions.Push)]
public sealed record PushPolicy(Guid PolicyId, IReadOnlyList<TenantId>? Tenants = null, TenantId? Park = null, bool Important = false) : ICommand, IChecked
{
    private const int MostTenants = 50;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Tenants?.Count > MostTenants ? [Refusal.With("policy.push-many", nameof(Tenants), MostTenants)] : [];
}

/// <summary>A park names tenants of its own park only: asked of Identity before the database is held.</summary>
internal sealed class NamedTenants(IUseCases useCases, CallContext call) : IBefore<PushPolicy>
{
    public async Task<Refusal?> BeforeAsync(PushPolicy request, CancellationToken ct)
    {
        if (call.Tenant == TenantId.Platform) return null;
        foreach (var tenant in (request.Tenants ?? []).Distinct())
        {
            var found = await useCases.SendAsync(new GetTenant(tenant), ct);
            if (found.Value?.Park != call.Tenant) return new("policy.push-others", nameof(request.Tenants));
        }
        return null;
    }
}

internal sealed class PushPolicyHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<PushPolicy, Done>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public async Task<Result<Done>> Handle(PushPolicy request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        var now = clock.GetUtcNow();
        if (policy.PushedAt is { } last && now - last < Pause) return new Refusal("policy.push-again");
        if (Whom(request) is not { } whom) return new Refusal("policy.push-whom", nameof(request.Park));
        if (policy.Push(now) is { } refusal) return refusal;
        db.Raise(PolicyNews.Of(policy, whom, request.Important));
        return Result.Done;
    }

    private Recipients? Whom(PushPolicy request) =>
        request.Tenants is { Count: > 0 } named ? new(Tenants: [.. named.Distinct()])
        : call.Tenant != TenantId.Platform ? new(AllOfPark: call.Tenant)
        : request.Park is { } park ? new(AllOfPark: park) : null;
}
