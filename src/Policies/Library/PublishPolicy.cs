using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Shows a draft or withdrawn policy to its audience.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>policy.published-already</c>, <c>conflict.changed</c>.</remarks>
[Permission(PoliciesPermissions.Publish)]
public sealed record PublishPolicy(Guid PolicyId, long Version) : ICommand;

/// <summary>Takes a published policy back; only its owner sees it then.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Reason">Why, at most 500 characters; kept with the policy.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>policy.not-published</c>, <c>policy.text-empty</c>, <c>conflict.changed</c>.</remarks>
[Permission(PoliciesPermissions.Publish)]
public sealed record WithdrawPolicy(Guid PolicyId, string Reason, long Version) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PolicyTexts.Block(Reason, PolicyTexts.Reason, nameof(Reason), required: true);
}

internal sealed class PublishPolicyHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<PublishPolicy, Done>, IHandle<WithdrawPolicy, Done>
{
    public Task<Result<Done>> Handle(PublishPolicy request, CancellationToken cancellationToken) =>
        ActAsync(request.PolicyId, request.Version, policy => policy.Publish(clock.GetUtcNow()), cancellationToken);

    public Task<Result<Done>> Handle(WithdrawPolicy request, CancellationToken cancellationToken) =>
        ActAsync(request.PolicyId, request.Version, policy => policy.Withdraw(request.Reason, clock.GetUtcNow()), cancellationToken);

    private async Task<Result<Done>> ActAsync(Guid id, long version, Func<Policy, Refusal?> act, CancellationToken ct)
    {
        if (await db.OwnAsync(id, call.Tenant, ct) is not { } policy) return new Refusal("policy.not-found");
        if (policy.Version != version) return new Refusal("conflict.changed");
        if (act(policy) is { } refusal) return refusal;
        db.PutBack(policy);
        return Result.Done;
    }
}
