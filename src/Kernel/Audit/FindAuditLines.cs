using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Audit;

/// <summary>Lines of an audit trail, newest first.</summary>
/// <param name="OfTenant">Whose; the caller's own when null. Only the operator may name another.</param>
/// <param name="Person">Only lines of this person.</param>
/// <param name="Action">Only lines of this request.</param>
/// <param name="Text">Only lines whose subject or details contain this text (an id, an entity).</param>
/// <param name="Paging">Which page.</param>
[Permission(AuditPermissions.Read)]
[PlatformWide("an auditor of the operator reads any tenant's trail; others are held to their own below")]
[SensitiveRead("audit trail")]
public sealed record FindAuditLines(TenantId? OfTenant = null, PersonId? Person = null, string? Action = null, string? Text = null, Paging? Paging = null) : IQuery<Page<AuditRow>>;

/// <summary>One line as shown.</summary>
/// <param name="Seq">Number within the tenant.</param>
/// <param name="At">When.</param>
/// <param name="Person">Who; null for the system and visitors.</param>
/// <param name="Actor">Session, ApiKey, System or Visitor.</param>
/// <param name="Action">Request name.</param>
/// <param name="Outcome">ok, read or a refusal code.</param>
/// <param name="Subject">Ids named by the request, JSON.</param>
/// <param name="Details">Rows and fields, JSON.</param>
/// <param name="Hash">The line's hash.</param>
public sealed record AuditRow(long Seq, DateTimeOffset At, PersonId? Person, string Actor, string Action, string Outcome, string Subject, string Details, string Hash);

internal sealed class FindAuditLinesHandler(KernelDb db, CallContext call) : IHandle<FindAuditLines, Page<AuditRow>>
{
    public async Task<Result<Page<AuditRow>>> Handle(FindAuditLines request, CancellationToken cancellationToken)
    {
        var tenant = request.OfTenant ?? call.Caller.Tenant ?? TenantId.Platform;
        if (!AuditPermissions.MayReadOf(call.Caller, tenant)) return new Refusal("access.denied");
        var lines = db.AuditLines.AsNoTracking().Where(l => l.TenantId == tenant);
        if (request.Person is { } person) lines = lines.Where(l => l.PersonId == person);
        if (!string.IsNullOrEmpty(request.Action)) lines = lines.Where(l => l.Action == request.Action);
        if (!string.IsNullOrEmpty(request.Text)) lines = lines.Where(l => l.Subject.Contains(request.Text) || l.Details.Contains(request.Text));
        return await lines.OrderByDescending(l => l.Seq)
            .Select(l => new AuditRow(l.Seq, l.At, l.PersonId, l.Actor, l.Action, l.Outcome, l.Subject, l.Details, l.Hash))
            .ToPageAsync(request.Paging, cancellationToken);
    }
}
