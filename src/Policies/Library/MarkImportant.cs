using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Puts a published policy into the carousel, or takes it out. The enterprises of the park (of every park, when it is the operator's) are told the first time.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Important">True puts it in.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>policy.not-published</c>.</remarks>
[Permission(PoliciesPermissions.Publish)]
public sealed record MarkImportant(Guid PolicyId, bool Important) : ICommand;

/// <summary>The parks to be told: the own one, or all for the operator, asked of Identity before the database is held.</summary>
internal sealed class ParksToTell(IUseCases useCases, CallContext call) : IBefore<MarkImportant>
{
    public IReadOnlyList<TenantId> Parks { get; private set; } = [];

    public async Task<Refusal?> BeforeAsync(MarkImportant request, CancellationToken ct)
    {
        if (request.Important) Parks = call.Tenant == TenantId.Platform ? [.. (await useCases.SendAsync(new ListParks(), ct)).Require().Select(p => p.Id)] : [call.Tenant];
        return null;
    }
}

internal sealed class MarkImportantHandler(PoliciesDb db, CallContext call, TimeProvider clock, ParksToTell tell) : IHandle<MarkImportant, Done>
{
    public async Task<Result<Done>> Handle(MarkImportant request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        if (policy.Mark(request.Important, clock.GetUtcNow()) is { } refusal) return refusal;
        db.PutBack(policy);
        if (request.Important && policy.PushedAt is null && policy.Push(clock.GetUtcNow()) is null)
        {
            foreach (var park in tell.Parks) db.Raise(PolicyNews.Of(policy, new(AllOfPark: park), important: true));
        }
        return Result.Done;
    }
}
