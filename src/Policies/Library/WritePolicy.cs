using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Writes a new policy of the caller's tenant, as a draft. Answers its id.</summary>
/// <param name="Content">What it says.</param>
/// <remarks>Refusals: those of <see cref="PolicyContent.Check"/>; <c>policy.reach</c> when the operator would keep it to a park.</remarks>
[Permission(PoliciesPermissions.Write)]
public sealed record WritePolicy(PolicyContent Content) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Content.Check();
}

internal sealed class WritePolicyHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<WritePolicy, Guid>
{
    public Task<Result<Guid>> Handle(WritePolicy request, CancellationToken cancellationToken)
    {
        if (PolicyReaches.Refuse(call.Tenant, request.Content.Reach) is { } refusal) return Task.FromResult<Result<Guid>>(refusal);
        var policy = Policy.Write(call.Tenant, request.Content, clock.GetUtcNow());
        db.Add(policy);
        db.PutBack(policy);
        return Task.FromResult<Result<Guid>>(policy.Id);
    }
}

/// <summary>The operator's policies are for everyone: it has no park of its own to keep them to.</summary>
internal static class PolicyReaches
{
    public static Refusal? Refuse(TenantId owner, PolicyReach reach) =>
        owner == TenantId.Platform && reach != PolicyReach.Everyone ? new("policy.reach", nameof(PolicyContent.Reach)) : null;
}
