using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>Opens an enquiry by number and access code. After 5 wrong codes it stays closed for an hour; a wrong number and a wrong code are told alike.</summary>
/// <param name="Park">The park it was put to.</param>
/// <param name="Number">Its number.</param>
/// <param name="AccessCode">The code; blanks, hyphens and case do not matter.</param>
[Anonymous]
public sealed record FollowEnquiry(TenantId Park, string Number, string AccessCode) : ICommand<FollowedEnquiry>, IAddressedTo, IChecked
{
    TenantId IAddressedTo.Addressee => Park;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(PortalTexts.Line(Number, 20, nameof(Number)), PortalTexts.Line(AccessCode, 20, nameof(AccessCode)));
}

/// <summary>The outcome; a value even when it is "no", because the try is counted.</summary>
/// <param name="Found">False when number and code do not belong together, or after too many tries.</param>
/// <param name="Enquiry">The enquiry, when found.</param>
/// <param name="Pass">Lets the asker score or reopen it within an hour; null when not found.</param>
public sealed record FollowedEnquiry(bool Found, EnquiryView? Enquiry, string? Pass);

internal sealed class FollowEnquiryHandler(PortalDb db, AskerPass pass, TimeProvider clock) : IHandle<FollowEnquiry, FollowedEnquiry>
{
    public async Task<Result<FollowedEnquiry>> Handle(FollowEnquiry request, CancellationToken cancellationToken)
    {
        var number = request.Number.Trim().ToUpperInvariant();
        var enquiry = await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(e => e.ProviderId == request.Park && e.Number == number, cancellationToken);
        var access = enquiry is null ? null : await db.AccessCodes.SingleOrDefaultAsync(c => c.EnquiryId == enquiry.Id, cancellationToken);
        if (enquiry is null || access is null || !access.Opens(request.AccessCode, clock.GetUtcNow())) return new FollowedEnquiry(false, null, null);
        return new FollowedEnquiry(true, await EnquiryReading.ViewAsync(db, enquiry, cancellationToken), pass.Fresh);
    }
}
