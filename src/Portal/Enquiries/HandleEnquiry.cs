using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>What every step of the service desk has in common.</summary>
internal sealed class EnquiryDesk(PortalDb db, CallContext call, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Result<Done>> StepAsync(Guid id, long version, EnquiryActKind act, string text, Func<Enquiry, Result<Done>> step, CancellationToken ct)
    {
        var enquiry = await db.Enquiries.SingleOrDefaultAsync(e => e.Id == id && e.ProviderId == call.Tenant, ct);
        if (enquiry is null) return new Refusal("enquiry.not-found");
        if (enquiry.Version != version) return new Refusal("conflict.changed");
        var outcome = step(enquiry);
        if (outcome.Succeeded) db.Add(EnquiryAct.Of(enquiry, act, call.Caller.DisplayName, text, Now));
        return outcome;
    }
}

/// <summary>Answers an enquiry, or improves the answer; an enterprise gets a message, a visitor sees it with number and code.</summary>
/// <param name="EnquiryId">The enquiry.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Answer">The answer, at most 10,000 characters.</param>
/// <remarks>Refusals: <c>enquiry.not-found</c>, <c>conflict.changed</c>, <c>enquiry.closed</c>.</remarks>
[Permission(PortalPermissions.HandleEnquiries)]
public sealed record AnswerEnquiry(Guid EnquiryId, long Version, string Answer) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(PortalTexts.Block(Answer, 10_000, nameof(Answer)));
}

internal sealed class AnswerEnquiryHandler(EnquiryDesk desk) : IHandle<AnswerEnquiry, Done>
{
    public Task<Result<Done>> Handle(AnswerEnquiry request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.EnquiryId, request.Version, EnquiryActKind.Answered, PortalTexts.Clean(request.Answer), e => e.Reply(request.Answer, desk.Now), cancellationToken);
}

/// <summary>Finishes an answered enquiry.</summary>
/// <param name="EnquiryId">The enquiry.</param>
/// <param name="Version">Version that was read.</param>
/// <remarks>Refusals: <c>enquiry.not-found</c>, <c>conflict.changed</c>, <c>enquiry.not-answered</c>.</remarks>
[Permission(PortalPermissions.HandleEnquiries)]
public sealed record CloseEnquiry(Guid EnquiryId, long Version) : ICommand;

internal sealed class CloseEnquiryHandler(EnquiryDesk desk) : IHandle<CloseEnquiry, Done>
{
    public Task<Result<Done>> Handle(CloseEnquiry request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.EnquiryId, request.Version, EnquiryActKind.Closed, "", e => e.Close(), cancellationToken);
}
