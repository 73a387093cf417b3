using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Topics;

namespace SmartPark.Policies.Library;

/// <summary>A published policy for its readers; an expired or superseded one too. Its keepers read their drafts by it as a preview.</summary>
/// <param name="PolicyId">The policy.</param>
/// <remarks>Refusal: <c>policy.not-found</c>, also for what is not for the caller.</remarks>
[Anonymous]
public sealed record GetPolicy(Guid PolicyId) : IQuery<PolicyView>;

/// <summary>A policy as its readers see it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Owner">The operator or park that keeps it.</param>
/// <param name="State">State; readers see published ones only.</param>
/// <param name="Validity">What its dates mean today.</param>
/// <param name="Content">All its texts.</param>
/// <param name="Important">In the carousel.</param>
/// <param name="Successor">What took its place and may be read by the caller, or null.</param>
/// <param name="SupersededOn">Since when.</param>
/// <param name="Predecessors">What it took the place of.</param>
/// <param name="Topics">Topics it belongs to.</param>
/// <param name="ShownSince">Published here since.</param>
/// <param name="ChangedAt">Last change.</param>
public sealed record PolicyView(
    Guid Id, TenantId Owner, PolicyState State, PolicyValidity Validity, PolicyContent Content, bool Important, PolicyLink? Successor, DateOnly? SupersededOn,
    IReadOnlyList<PolicyLink> Predecessors, IReadOnlyList<PolicyLink> Topics, DateTimeOffset? ShownSince, DateTimeOffset ChangedAt);

internal sealed class GetPolicyHandler(PoliciesDb db, TimeProvider clock) : IHandle<GetPolicy, PolicyView>
{
    public async Task<Result<PolicyView>> Handle(GetPolicy request, CancellationToken cancellationToken)
    {
        var p = await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PolicyId, cancellationToken);
        if (p is null) return new Refusal("policy.not-found");
        var successor = await db.Policies.Where(s => s.Id == p.SupersededById).Select(s => new PolicyLink(s.Id, s.Title)).SingleOrDefaultAsync(cancellationToken);
        var predecessors = await db.Policies.Where(s => s.SupersededById == p.Id).OrderBy(s => s.Title).Select(s => new PolicyLink(s.Id, s.Title)).ToListAsync(cancellationToken);
        var topics = await db.Topics.Having(p.Id).OrderBy(t => t.Title).Select(t => new PolicyLink(t.Id, t.Title)).ToListAsync(cancellationToken);
        var validity = new PolicyDates(p.ValidFrom, p.ValidUntil, p.SupersededOn).On(PolicyDates.Today(clock));
        return new PolicyView(p.Id, p.TenantId, p.State, validity, GetPolicyForEditHandler.ContentOf(p), p.Important, successor, p.SupersededOn, predecessors, topics, p.ShownSince, p.ChangedAt);
    }
}
