using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>Puts a question, complaint or suggestion to a park: as a visitor, or signed in for the own enterprise.</summary>
/// <param name="Park">The park.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is about, at most 200 characters.</param>
/// <param name="Text">The whole of it, at most 5,000 characters.</param>
/// <param name="Contact">How to reach the asker; only the park's service desk sees it. Needed from visitors who complain.</param>
/// <param name="Name">Name of a visitor, or empty.</param>
/// <remarks>Refusals: <c>enquiry.no-site</c>, <c>enquiry.contact</c> and those of texts.</remarks>
[Anonymous]
[ShownOnce]
public sealed record AskPark(TenantId Park, EnquiryKind Kind, string Title, string Text, string Contact = "", string Name = "") : ICommand<EnquiryReceipt>, IAddressedTo, IChecked
{
    TenantId IAddressedTo.Addressee => Park;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(
        PortalTexts.Line(Title, 200, nameof(Title)), PortalTexts.Block(Text, 5000, nameof(Text)),
        PortalTexts.Line(Contact, 200, nameof(Contact), false), PortalTexts.Line(Name, 100, nameof(Name), false));
}

/// <summary>What the asker keeps.</summary>
/// <param name="EnquiryId">The enquiry.</param>
/// <param name="Number">Its number, such as <c>ZX2026-000123</c>.</param>
/// <param name="AccessCode">Code by which a visitor follows it, shown this once; null for enterprises, who find it among their own.</param>
/// <param name="Deadline">When the answer is due.</param>
public sealed record EnquiryReceipt(Guid EnquiryId, string Number, string? AccessCode, DateTimeOffset Deadline);

internal sealed class AskParkHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<AskPark, EnquiryReceipt>
{
    public async Task<Result<EnquiryReceipt>> Handle(AskPark request, CancellationToken cancellationToken)
    {
        var visitor = call.Caller.Tenant is null || !call.Caller.May(PortalPermissions.AskEnquiries);
        if (visitor && request.Kind == EnquiryKind.Complaint && string.IsNullOrWhiteSpace(request.Contact)) return new Refusal("enquiry.contact", nameof(request.Contact));
        var site = await db.Sites.AsNoTracking().SingleOrDefaultAsync(s => s.TenantId == request.Park, cancellationToken);
        if (site is null) return new Refusal("enquiry.no-site", nameof(request.Park));
        var now = clock.GetUtcNow();
        var number = await EnquiryNumber.NextAsync(db, request.Park, WorkingDays.YearOf(now), cancellationToken);
        var enquiry = Enquiry.Ask(request, visitor ? call.Caller with { Tenant = null, Person = null } : call.Caller, number, WorkingDays.After(now, site.DaysFor(request.Kind)), now);
        string? clear = null;
        db.Add(enquiry);
        db.Add(EnquiryAct.Of(enquiry, EnquiryActKind.Asked, enquiry.AskerName, "", now));
        if (visitor) db.Add(AccessCode.New(request.Park, enquiry.Id, out clear));
        return new EnquiryReceipt(enquiry.Id, number, clear, enquiry.Deadline);
    }
}
