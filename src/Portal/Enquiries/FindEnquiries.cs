using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>What was put to the own park, those due first.</summary>
/// <param name="State">Only in this state, or null.</param>
/// <param name="Kind">Only of this kind, or null.</param>
/// <param name="Open">True: only those not answered yet.</param>
/// <param name="Overdue">True: only those past their deadline without an answer.</param>
/// <param name="Assignee">Only those a person works on, or null.</param>
/// <param name="Text">Number, or words of the title, or null.</param>
/// <param name="Paging">Sort: deadline, askedAt, number, title, state.</param>
[Permission(PortalPermissions.HandleEnquiries)]
public sealed record FindEnquiries(
    EnquiryState? State = null, EnquiryKind? Kind = null, bool Open = false, bool Overdue = false, PersonId? Assignee = null, string? Text = null, Paging? Paging = null) : IQuery<Page<EnquiryRow>>;

internal sealed class FindEnquiriesHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<FindEnquiries, Page<EnquiryRow>>
{
    public async Task<Result<Page<EnquiryRow>>> Handle(FindEnquiries request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = Narrowed(db.Enquiries.Where(e => e.ProviderId == call.Tenant), request, now);
        return await Sorted(found, request.Paging?.Sort).Rows(now).ToPageAsync(request.Paging, cancellationToken);
    }

    private static IQueryable<Enquiry> Narrowed(IQueryable<Enquiry> found, FindEnquiries request, DateTimeOffset now)
    {
        if (request.State is { } state) found = found.Where(e => e.State == state);
        if (request.Kind is { } kind) found = found.Where(e => e.Kind == kind);
        if (request.Open || request.Overdue) found = found.Where(e => e.State == EnquiryState.Received || e.State == EnquiryState.Assigned);
        if (request.Overdue) found = found.Where(e => e.Deadline < now);
        if (request.Assignee is { } person) found = found.Where(e => e.AssigneeId == person);
        if (request.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text) found = found.Where(e => PortalDb.Lower(e.Number).Contains(text) || PortalDb.Lower(e.Title).Contains(text));
        return found;
    }

    private static IQueryable<Enquiry> Sorted(IQueryable<Enquiry> found, string? sort) => (sort switch
    {
        "askedAt" => found.OrderBy(e => e.AskedAt),
        "-askedAt" => found.OrderByDescending(e => e.AskedAt),
        "number" => found.OrderBy(e => e.Number),
        "-number" => found.OrderByDescending(e => e.Number),
        "title" => found.OrderBy(e => e.Title),
        "-title" => found.OrderByDescending(e => e.Title),
        "state" => found.OrderBy(e => e.State),
        "-state" => found.OrderByDescending(e => e.State),
        "-deadline" => found.OrderByDescending(e => e.Deadline),
        "deadline" => found.OrderBy(e => e.Deadline),
        _ => found.OrderBy(e => e.State == EnquiryState.Answered || e.State == EnquiryState.Closed).ThenBy(e => e.Deadline),
    }).ThenBy(e => e.Id);
}

/// <summary>One enquiry put to the own park, with the asker's contact and the history.</summary>
/// <param name="EnquiryId">The enquiry.</param>
/// <remarks>Refusal: <c>enquiry.not-found</c>.</remarks>
[Permission(PortalPermissions.HandleEnquiries), SensitiveRead("contact of an asker")]
public sealed record GetEnquiry(Guid EnquiryId) : IQuery<EnquiryCase>;

/// <summary>An enquiry as the service desk sees it.</summary>
/// <param name="Enquiry">What the asker sees too.</param>
/// <param name="Asker">Name of the asker.</param>
/// <param name="AskerTenant">The asker's enterprise; null for a visitor.</param>
/// <param name="Contact">How to reach the asker.</param>
/// <param name="AssigneeId">Who works on it, or null.</param>
/// <param name="Assignee">Name of who works on it, or null.</param>
/// <param name="Overdue">True when the deadline passed without an answer.</param>
/// <param name="ScoreComment">What the asker said with the score.</param>
public sealed record EnquiryCase(EnquiryView Enquiry, string Asker, TenantId? AskerTenant, string Contact, PersonId? AssigneeId, string? Assignee, bool Overdue, string? ScoreComment);

internal sealed class GetEnquiryHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<GetEnquiry, EnquiryCase>
{
    public async Task<Result<EnquiryCase>> Handle(GetEnquiry request, CancellationToken cancellationToken)
    {
        var e = await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(x => x.Id == request.EnquiryId && x.ProviderId == call.Tenant, cancellationToken);
        if (e is null) return new Refusal("enquiry.not-found");
        var overdue = e.Deadline < clock.GetUtcNow() && e.State is (EnquiryState.Received or EnquiryState.Assigned);
        return new EnquiryCase(await EnquiryReading.ViewAsync(db, e, cancellationToken), e.AskerName, e.ConsumerId, e.Contact, e.AssigneeId, e.AssigneeName, overdue, e.ScoreComment);
    }
}
