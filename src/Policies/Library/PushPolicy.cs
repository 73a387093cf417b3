using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Tells enterprises of a published policy: all of a park, or named ones.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Tenants">Named tenants, at most 200; null or empty tells all of the park.</param>
/// <param name="Park">For the operator: the park whose enterprises are told. A park always tells its own.</param>
/// <param name="Important">True when quiet hours do not hold it back.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>policy.not-published</c>, <c>policy.push-whom</c>, <c>policy.push-many</c>, <c>policy.push-again</c> within a minute of the last time.</remarks>
[Permission(PoliciesPermissions.Push)]
public sealed record PushPolicy(Guid PolicyId, IReadOnlyList<TenantId>? Tenants = null, TenantId? Park = null, bool Important = false) : ICommand, IChecked
{
    private const int MostTenants = 200;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Tenants?.Count > MostTenants ? [Refusal.With("policy.push-many", nameof(Tenants), MostTenants)] : [];
}

internal sealed class PushPolicyHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<PushPolicy, Done>
{
    private const string Kind = "policy.pushed";
    private const int BodyLength = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public async Task<Result<Done>> Handle(PushPolicy request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        var now = clock.GetUtcNow();
        if (policy.PushedAt is { } last && now - last < Pause) return new Refusal("policy.push-again");
        if (Whom(request) is not { } whom) return new Refusal("policy.push-whom", nameof(request.Park));
        if (policy.Push(now) is { } refusal) return refusal;
        db.Raise(new MessageRequested(call.Tenant, Kind, whom, new(policy.Title, policy.Title), BodyOf(policy), PolicyLinks.Public(policy.Id), request.Important));
        return Result.Done;
    }

    private Recipients? Whom(PushPolicy request) =>
        request.Tenants is { Count: > 0 } named ? new(Tenants: [.. named.Distinct()])
        : call.Tenant != TenantId.Platform ? new(AllOfPark: call.Tenant)
        : request.Park is { } park ? new(AllOfPark: park) : null;

    /// <summary>The policy speaks for itself, in the language it was issued in.</summary>
    private static BothLanguages BodyOf(Policy policy)
    {
        var text = SafeText.Shorten(string.Join('\n', new[] { policy.Issuer, policy.Target, policy.Content }.Where(t => t.Length > 0)), BodyLength);
        return new(text, text);
    }
}
