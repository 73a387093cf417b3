using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Workflows.Instances;

/// <summary>The newest case of the own tenant's process about something; null when there is none.</summary>
/// <param name="Key">The process.</param>
/// <param name="Subject">What it is about, <c>article:id</c>.</param>
[Permission(WorkflowsPermissions.Work)]
public sealed record FindCase(string Key, string Subject) : IQuery<CaseRow?>;

/// <summary>A case about something.</summary>
/// <param name="Id">The case.</param>
/// <param name="State">State.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record CaseRow(Guid Id, ProcessState State, string Outcome);

internal sealed class FindCaseHandler(WorkflowsDb db, CallContext call) : IHandle<FindCase, CaseRow?>
{
    public async Task<Result<CaseRow?>> Handle(FindCase request, CancellationToken cancellationToken) =>
        Result.Of(await db.Instances.AsNoTracking().Where(i => i.ProviderId == call.Tenant && i.Key == request.Key && i.Subject == request.Subject && i.Subject != "").OrderByDescending(i => i.StartedAt).Select(i => new CaseRow(i.Id, i.State, i.Outcome)).FirstOrDefaultAsync(cancellationToken));
}
