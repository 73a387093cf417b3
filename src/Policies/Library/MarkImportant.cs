using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Puts a published policy into the carousel, or takes it out.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Important">True puts it in.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>policy.not-published</c>.</remarks>
[Permission(PoliciesPermissions.Publish)]
public sealed record MarkImportant(Guid PolicyId, bool Important) : ICommand;

internal sealed class MarkImportantHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<MarkImportant, Done>
{
    public async Task<Result<Done>> Handle(MarkImportant request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        if (policy.Mark(request.Important, clock.GetUtcNow()) is { } refusal) return refusal;
        db.PutBack(policy);
        return Result.Done;
    }
}
