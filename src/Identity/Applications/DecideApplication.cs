using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Memberships;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Applications;

/// <summary>The park says yes; the tenant opens and the applicant can take his invitation. Nobody approves an application he filed or is the contact of.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="Version">The version that was looked at; null to take the present one.</param>
/// <remarks>Refusals: <c>application.not-found</c>, <c>application.decided</c>, <c>application.own</c>, <c>tenant.uscc-taken</c>, <c>conflict.changed</c>.</remarks>
[Permission(IdentityPermissions.ApplicationsDecide)]
public sealed record ApproveApplication(Guid ApplicationId, long? Version = null) : ICommand;

/// <summary>The park says no, with a reason that the applicant reads.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="Reason">Why, 1 to 200 characters.</param>
/// <param name="Version">The version that was looked at; null to take the present one.</param>
/// <remarks>Refusals: <c>application.not-found</c>, <c>application.decided</c>, <c>application.own</c>, <c>conflict.changed</c>.</remarks>
[Permission(IdentityPermissions.ApplicationsDecide)]
public sealed record RefuseApplication(Guid ApplicationId, string Reason, long? Version = null) : ICommand, IChecked
{
    /// <summary>Longest reason in characters.</summary>
    public const int LongestReason = 200;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Reason, LongestReason, nameof(Reason));
}

internal sealed class DecideApplicationHandler(IdentityDb db, CallContext call, TimeProvider clock) : IHandle<ApproveApplication, Done>, IHandle<RefuseApplication, Done>
{
    public async Task<Result<Done>> Handle(ApproveApplication request, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request.ApplicationId, request.Version, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var taken = await db.Tenants.AnyAsync(t => t.Uscc == found.Value.Uscc, cancellationToken);
        return taken ? Refusal.With("tenant.uscc-taken", nameof(request.ApplicationId), found.Value.Uscc) : found.Value.Approve(await DeciderAsync(cancellationToken), clock.GetUtcNow());
    }

    public async Task<Result<Done>> Handle(RefuseApplication request, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request.ApplicationId, request.Version, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        return found.Value.Refuse(await DeciderAsync(cancellationToken), Shape.Clean(request.Reason, RefuseApplication.LongestReason), clock.GetUtcNow());
    }

    private async Task<Result<EnterpriseApplication>> FindAsync(Guid id, long? version, CancellationToken ct)
    {
        var application = await db.Applications.FirstOrDefaultAsync(a => a.Id == id && a.ProviderId == call.Tenant, ct);
        if (application is null) return new Refusal("application.not-found", nameof(ApproveApplication.ApplicationId));
        return version is { } seen && seen != application.Version ? new Refusal("conflict.changed") : application;
    }

    private async Task<Decider> DeciderAsync(CancellationToken ct)
    {
        if (call.Caller.Person is not { } person) return new(PersonId.None, null, null);
        var member = await db.Memberships.AsNoTracking().Where(m => m.PersonId == person).Select(m => new { m.Email, m.Phone }).FirstOrDefaultAsync(ct);
        return new(person, member?.Email, member?.Phone);
    }
}
