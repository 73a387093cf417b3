using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>Tells the service desk of the park acted in, once each, of enquiries that became overdue.</summary>
/// <returns>Number of enquiries told of.</returns>
[SystemOnly]
public sealed record TellOverdueEnquiries : ICommand<int>;

internal sealed class TellOverdueEnquiriesHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<TellOverdueEnquiries, int>
{
    public async Task<Result<int>> Handle(TellOverdueEnquiries request, CancellationToken cancellationToken)
    {
        var late = await OverdueEnquiries.Of(db, clock.GetUtcNow()).Where(e => e.ProviderId == call.Tenant).OrderBy(e => e.Deadline).Take(100).ToListAsync(cancellationToken);
        foreach (var enquiry in late) enquiry.TellOverdue();
        return late.Count;
    }
}

/// <summary>The parks with overdue enquiries nobody was told of.</summary>
[SystemOnly, PlatformWide("a clock asks in which parks an answer is overdue; it reads no more than their ids")]
public sealed record TenantsWithOverdueEnquiries : IQuery<IReadOnlyList<TenantId>>;

internal sealed class TenantsWithOverdueEnquiriesHandler(PortalDb db, TimeProvider clock) : IHandle<TenantsWithOverdueEnquiries, IReadOnlyList<TenantId>>
{
    public async Task<Result<IReadOnlyList<TenantId>>> Handle(TenantsWithOverdueEnquiries request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<TenantId>>(await OverdueEnquiries.Of(db, clock.GetUtcNow()).Select(e => e.ProviderId).Distinct().ToListAsync(cancellationToken));
}

/// <summary>Which enquiries are overdue and untold at a moment.</summary>
internal static class OverdueEnquiries
{
    public static IQueryable<Enquiry> Of(PortalDb db, DateTimeOffset now) =>
        db.Enquiries.Where(e => (e.State == EnquiryState.Received || e.State == EnquiryState.Assigned) && e.Deadline < now && !e.OverdueTold);
}

/// <summary>Every minute: one command for each park with something overdue.</summary>
[Every(60)]
internal sealed class TellOverdueEnquiriesJob(SystemCalls calls) : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        foreach (var park in (await useCases.SendAsync(new TenantsWithOverdueEnquiries(), ct)).Require())
            await calls.SendAsync(new TellOverdueEnquiries(), park, ct);
    }
}
