using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>What the own enterprise put to parks, newest first.</summary>
/// <param name="State">Only in this state, or null.</param>
/// <param name="Open">True: only those not answered yet.</param>
/// <param name="Paging">Which rows.</param>
[Permission(PortalPermissions.AskEnquiries)]
public sealed record MyEnquiries(EnquiryState? State = null, bool Open = false, Paging? Paging = null) : IQuery<Page<EnquiryRow>>;

internal sealed class MyEnquiriesHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<MyEnquiries, Page<EnquiryRow>>
{
    public async Task<Result<Page<EnquiryRow>>> Handle(MyEnquiries request, CancellationToken cancellationToken)
    {
        var found = db.Enquiries.Where(e => e.ConsumerId == call.Tenant);
        if (request.State is { } state) found = found.Where(e => e.State == state);
        if (request.Open) found = found.Where(e => e.State == EnquiryState.Received || e.State == EnquiryState.Assigned);
        return await found.OrderByDescending(e => e.AskedAt).ThenBy(e => e.Id).Rows(clock.GetUtcNow()).ToPageAsync(request.Paging, cancellationToken);
    }
}

/// <summary>One of the own enterprise's enquiries with its history.</summary>
/// <param name="EnquiryId">The enquiry.</param>
/// <remarks>Refusal: <c>enquiry.not-found</c>.</remarks>
[Permission(PortalPermissions.AskEnquiries)]
public sealed record GetMyEnquiry(Guid EnquiryId) : IQuery<EnquiryView>;

internal sealed class GetMyEnquiryHandler(PortalDb db, CallContext call) : IHandle<GetMyEnquiry, EnquiryView>
{
    public async Task<Result<EnquiryView>> Handle(GetMyEnquiry request, CancellationToken cancellationToken)
    {
        var enquiry = await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EnquiryId && e.ConsumerId == call.Tenant, cancellationToken);
        return enquiry is null ? new Refusal("enquiry.not-found") : await EnquiryReading.ViewAsync(db, enquiry, cancellationToken);
    }
}
