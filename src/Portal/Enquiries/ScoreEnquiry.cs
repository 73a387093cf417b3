using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>The asker says once how satisfied it is with the answer.</summary>
/// <param name="Park">The park it was put to.</param>
/// <param name="EnquiryId">The enquiry.</param>
/// <param name="Score">1 (not at all) to 5 (fully).</param>
/// <param name="Comment">At most 1,000 characters.</param>
/// <param name="Pass">A visitor's pass from <see cref="FollowEnquiry"/>; enterprises need none for their own.</param>
/// <remarks>Refusals: <c>enquiry.pass</c>, <c>enquiry.score</c>, <c>enquiry.not-answered</c>, <c>enquiry.scored</c>.</remarks>
[Anonymous]
public sealed record ScoreEnquiry(TenantId Park, Guid EnquiryId, int Score, string? Comment = null, string? Pass = null) : ICommand, IAddressedTo, IChecked
{
    TenantId IAddressedTo.Addressee => Park;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(
        Score is >= 1 and <= 5 ? null : new Refusal("enquiry.score", nameof(Score)), PortalTexts.Block(Comment, 1000, nameof(Comment), false));
}

internal sealed class ScoreEnquiryHandler(PortalDb db, CallContext call, AskerPass passes, TimeProvider clock) : IHandle<ScoreEnquiry, Done>
{
    public async Task<Result<Done>> Handle(ScoreEnquiry request, CancellationToken cancellationToken)
    {
        var opened = await passes.OpenAsync(db, call, request.EnquiryId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var enquiry = opened.Value;
        var outcome = enquiry.Rate(request.Score, request.Comment);
        if (outcome.Succeeded) db.Add(EnquiryAct.Of(enquiry, EnquiryActKind.Scored, enquiry.AskerName, FormattableString.Invariant($"{request.Score}/5"), clock.GetUtcNow()));
        return outcome;
    }
}

/// <summary>The asker is not satisfied and reopens an answered enquiry, once; the park has its full time again.</summary>
/// <param name="Park">The park it was put to.</param>
/// <param name="EnquiryId">The enquiry.</param>
/// <param name="Text">What is still missing, at most 2,000 characters.</param>
/// <param name="Pass">A visitor's pass from <see cref="FollowEnquiry"/>; enterprises need none for their own.</param>
/// <remarks>Refusals: <c>enquiry.pass</c>, <c>enquiry.not-answered</c>, <c>enquiry.reopened</c>.</remarks>
[Anonymous]
public sealed record ReopenEnquiry(TenantId Park, Guid EnquiryId, string Text, string? Pass = null) : ICommand, IAddressedTo, IChecked
{
    TenantId IAddressedTo.Addressee => Park;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(PortalTexts.Block(Text, 2000, nameof(Text)));
}

internal sealed class ReopenEnquiryHandler(PortalDb db, CallContext call, AskerPass passes, TimeProvider clock) : IHandle<ReopenEnquiry, Done>
{
    public async Task<Result<Done>> Handle(ReopenEnquiry request, CancellationToken cancellationToken)
    {
        var opened = await passes.OpenAsync(db, call, request.EnquiryId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var (enquiry, now) = (opened.Value, clock.GetUtcNow());
        var site = await db.Sites.AsNoTracking().SingleAsync(s => s.TenantId == enquiry.ProviderId, cancellationToken);
        var outcome = enquiry.Reopen(WorkingDays.After(now, site.DaysFor(enquiry.Kind)));
        if (outcome.Succeeded) db.Add(EnquiryAct.Of(enquiry, EnquiryActKind.Reopened, enquiry.AskerName, PortalTexts.Clean(request.Text), now));
        return outcome;
    }
}
