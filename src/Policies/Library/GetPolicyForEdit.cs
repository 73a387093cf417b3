using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>A policy of one's own with all its texts and what may be done with it.</summary>
/// <param name="PolicyId">The policy.</param>
/// <remarks>Refusal: <c>policy.not-found</c>.</remarks>
[Permission(PoliciesPermissions.Read)]
public sealed record GetPolicyForEdit(Guid PolicyId) : IQuery<PolicyForEdit>;

/// <summary>A policy as its keepers see it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version, to be given back on change.</param>
/// <param name="State">State.</param>
/// <param name="Reference">Number in the collection it was imported from, or null.</param>
/// <param name="Content">All its texts.</param>
/// <param name="Important">In the carousel.</param>
/// <param name="WithdrawnBecause">Why it was withdrawn, or empty.</param>
/// <param name="Successor">What took its place, or null.</param>
/// <param name="SupersededOn">Since when.</param>
/// <param name="ChangedAt">Last change.</param>
/// <param name="ShownSince">Published since.</param>
/// <param name="PushedAt">Enterprises were last told.</param>
public sealed record PolicyForEdit(
    Guid Id, long Version, PolicyState State, string? Reference, PolicyContent Content, bool Important, string WithdrawnBecause, PolicyLink? Successor, DateOnly? SupersededOn,
    DateTimeOffset ChangedAt, DateTimeOffset? ShownSince, DateTimeOffset? PushedAt);

internal sealed class GetPolicyForEditHandler(PoliciesDb db, CallContext call) : IHandle<GetPolicyForEdit, PolicyForEdit>
{
    public async Task<Result<PolicyForEdit>> Handle(GetPolicyForEdit request, CancellationToken cancellationToken)
    {
        var p = await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.TenantId == call.Tenant && p.Id == request.PolicyId, cancellationToken);
        if (p is null) return new Refusal("policy.not-found");
        var successor = await db.Policies.Where(s => s.TenantId == call.Tenant && s.Id == p.SupersededById).Select(s => new PolicyLink(s.Id, s.Title)).SingleOrDefaultAsync(cancellationToken);
        return new PolicyForEdit(p.Id, p.Version, p.State, p.Reference, ContentOf(p), p.Important, p.WithdrawnBecause, successor, p.SupersededOn, p.ChangedAt, p.ShownSince, p.PushedAt);
    }

    internal static PolicyContent ContentOf(Policy p) => new()
    {
        Title = p.Title,
        Subtitle = p.Subtitle,
        Level = p.Level,
        Issuer = p.Issuer,
        DocumentNumber = p.DocumentNumber,
        PublishedOn = p.PublishedOn,
        ValidFrom = p.ValidFrom,
        ValidUntil = p.ValidUntil,
        TimeText = p.TimeText,
        Chapter = p.Chapter,
        ToolClass = p.ToolClass,
        Basis = p.Basis,
        Target = p.Target,
        Content = p.Content,
        Conditions = p.Conditions,
        Process = p.Process,
        Contact = p.Contact,
        Source = p.Source,
        SourceUrl = p.SourceUrl,
        Interpretation = p.Interpretation,
        Reach = p.Reach,
        Files = p.Files(),
    };
}
