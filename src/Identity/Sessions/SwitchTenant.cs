using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Sessions;

/// <summary>From now on this session acts in another tenant of the person's.</summary>
/// <param name="TenantId">The tenant.</param>
/// <remarks>Refusals: <c>tenant.not-yours</c>, <c>session.needed</c> (an API key belongs to one tenant).</remarks>
[Permission(Permission.SignedIn)]
[PlatformWide("reads and enters the person's other tenants; held to his own session and memberships below")]
public sealed record SwitchTenant(TenantId TenantId) : ICommand;

internal sealed class SwitchTenantHandler(IdentityDb db, CallContext call) : IHandle<SwitchTenant, Done>
{
    public async Task<Result<Done>> Handle(SwitchTenant request, CancellationToken cancellationToken)
    {
        if (call.Caller.Kind != TicketKind.Session) return new Refusal("session.needed");
        var mine = await (
            from m in db.Memberships
            join t in db.Tenants on m.TenantId equals t.Id
            where m.PersonId == call.Person && m.TenantId == request.TenantId && !m.Disabled && t.Enabled
            select m.TenantId).AnyAsync(cancellationToken);
        if (!mine) return new Refusal("tenant.not-yours", nameof(request.TenantId));
        var session = await db.Sessions.SingleAsync(s => s.Id == call.Caller.CredentialId && s.PersonId == call.Person, cancellationToken);
        session.Act(request.TenantId);
        return Result.Done;
    }
}
