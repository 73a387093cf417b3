using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Says that another policy takes the place of this one. It stays readable, says so, and links to its successor.</summary>
/// <param name="PolicyId">The old policy.</param>
/// <param name="SuccessorId">The new one, published and of the same owner; null takes the statement back.</param>
/// <param name="On">From this day on; today when null.</param>
/// <param name="Version">The version of the old policy that was looked at.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>policy.successor-not-found</c>, <c>policy.successor-unpublished</c>, <c>policy.successor-circle</c>, <c>conflict.changed</c>.</remarks>
[Permission(PoliciesPermissions.Publish)]
public sealed record SupersedePolicy(Guid PolicyId, Guid? SuccessorId, long Version, DateOnly? On = null) : ICommand;

internal sealed class SupersedePolicyHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<SupersedePolicy, Done>
{
    public async Task<Result<Done>> Handle(SupersedePolicy request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        if (policy.Version != request.Version) return new Refusal("conflict.changed");
        var successor = request.SuccessorId is { } id ? await db.OwnAsync(id, call.Tenant, cancellationToken) : null;
        if (request.SuccessorId is not null && successor is null) return new Refusal("policy.successor-not-found", nameof(request.SuccessorId));
        if (await LeadsBackAsync(successor, policy.Id, cancellationToken)) return new Refusal("policy.successor-circle", nameof(request.SuccessorId));
        if (policy.Supersede(successor, request.On ?? PolicyDates.Today(clock), clock.GetUtcNow()) is { } refusal) return refusal;
        db.PutBack(policy);
        return Result.Done;
    }

    /// <summary>Follows the successors of the successor; a chain is short, and a hundred steps are surely a circle.</summary>
    private async Task<bool> LeadsBackAsync(Policy? from, Guid to, CancellationToken ct)
    {
        for (var steps = 0; from?.SupersededById is { } next; steps++)
        {
            if (next == to || steps > 100) return true;
            from = await db.OwnAsync(next, call.Tenant, ct);
        }
        return false;
    }
}
