using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Facts;

/// <summary>Lets the park, or the park and the operator, read one group of the own facts, or no longer. Old values are never shared.</summary>
/// <param name="Group">One of <see cref="Fields.Groups"/>.</param>
/// <param name="Reach">Who reads it.</param>
/// <remarks>Refusal: <c>fact.group</c>.</remarks>
[Permission(PoliciesPermissions.ProfileShare)]
public sealed record ShareFacts(string Group, FactReach Reach) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Fields.Groups.Contains(Group) ? [] : [Refusal.With("fact.group", nameof(Group), Group)];
}

internal sealed class ShareFactsHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<ShareFacts, Done>
{
    public async Task<Result<Done>> Handle(ShareFacts request, CancellationToken cancellationToken)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.TenantId == call.Tenant, cancellationToken);
        if (profile is null) db.Add(profile = Profile.Open(call.Tenant, "", db.HomePark(), clock.GetUtcNow()));
        profile.Share(request.Group, request.Reach, clock.GetUtcNow());
        var codes = Fields.All.Where(f => f.Group == request.Group).Select(f => f.Code).ToList();
        foreach (var fact in await db.Current(call.Tenant).Where(f => codes.Contains(f.Field)).ToListAsync(cancellationToken)) fact.Share(profile.AudienceOf(request.Group, fact.Source));
        db.Raise(new ProfileChanged(call.Tenant));
        return Result.Done;
    }
}
