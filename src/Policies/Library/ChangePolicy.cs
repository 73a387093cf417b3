using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Replaces the content of a policy of one's own. A published one stays published.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Content">What it says now, all of it.</param>
/// <param name="Version">The version that was edited.</param>
/// <remarks>Refusals: those of <see cref="WritePolicy"/>, <c>policy.not-found</c>, <c>conflict.changed</c> when somebody saved in between.</remarks>
[Permission(PoliciesPermissions.Write)]
public sealed record ChangePolicy(Guid PolicyId, PolicyContent Content, long Version) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Content.Check();
}

internal sealed class ChangePolicyHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<ChangePolicy, Done>
{
    public async Task<Result<Done>> Handle(ChangePolicy request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        if (policy.Version != request.Version) return new Refusal("conflict.changed");
        if (policy.Visible && !call.Caller.May(PoliciesPermissions.Publish)) return new Refusal("policy.published-closed");
        if (PolicyReaches.Refuse(call.Tenant, request.Content.Reach) is { } refusal) return refusal;
        var audience = policy.Audience;
        policy.Change(request.Content, clock.GetUtcNow());
        if (policy.Audience != audience) foreach (var rule in await db.Rules.Where(r => r.PolicyId == policy.Id).ToListAsync(cancellationToken)) rule.Address(policy.Audience);
        db.PutBack(policy);
        return Result.Done;
    }
}
