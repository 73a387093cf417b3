using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Audit;

/// <summary>Recomputes the hash chain of one tenant's audit trail, or of the caller's own when none is named.</summary>
/// <param name="OfTenant">The tenant; the operator may name any, others only their own.</param>
[Permission(AuditPermissions.Read)]
[PlatformWide("an auditor of the operator verifies any tenant's trail; others are held to their own below")]
public sealed record VerifyAudit(TenantId? OfTenant = null) : IQuery<AuditVerdict>;

/// <summary>Outcome of a verification.</summary>
/// <param name="Tenant">Whose trail.</param>
/// <param name="Lines">Lines checked.</param>
/// <param name="BrokenAt">Number of the first line that does not fit, or null when the chain is whole.</param>
/// <param name="Reason">What does not fit: <c>changed</c>, <c>missing</c>, <c>link</c>, <c>head</c>; null when whole.</param>
public sealed record AuditVerdict(TenantId Tenant, long Lines, long? BrokenAt, string? Reason);

internal sealed class VerifyAuditHandler(KernelDb db, CallContext call) : IHandle<VerifyAudit, AuditVerdict>
{
    public async Task<Result<AuditVerdict>> Handle(VerifyAudit request, CancellationToken cancellationToken)
    {
        var tenant = request.OfTenant ?? call.Caller.Tenant ?? TenantId.Platform;
        if (!AuditPermissions.MayReadOf(call.Caller, tenant)) return new Refusal("access.denied");
        var previous = new string('0', 64);
        long expected = 0;
        await foreach (var line in db.AuditLines.AsNoTracking().Where(l => l.TenantId == tenant).OrderBy(l => l.Seq).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            expected++;
            if (line.Seq != expected) return new AuditVerdict(tenant, expected - 1, expected, "missing");
            if (line.Previous != previous) return new AuditVerdict(tenant, expected, line.Seq, "link");
            if (line.Expected() != line.Hash) return new AuditVerdict(tenant, expected, line.Seq, "changed");
            previous = line.Hash;
        }
        var head = await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(h => h.TenantId == tenant, cancellationToken);
        var whole = head is null ? expected == 0 : head.LastSeq == expected && (expected == 0 || head.LastHash == previous);
        return new AuditVerdict(tenant, expected, whole ? null : expected + 1, whole ? null : "head");
    }
}
