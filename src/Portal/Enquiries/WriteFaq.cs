using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>Writes a common question with its answer, new or changed, free or made from an answered enquiry. Text that repeats the asker's name or contact is refused.</summary>
/// <param name="FaqId">The entry to change; null for a new one.</param>
/// <param name="Version">Version that was read, for a change.</param>
/// <param name="Kind">Kind of enquiry it belongs to.</param>
/// <param name="Question">The question in general words, at most 500 characters.</param>
/// <param name="Answer">Markdown, at most 10,000 characters.</param>
/// <param name="Visible">True when everybody reads it.</param>
/// <param name="FromEnquiry">The answered enquiry it is made from, or null.</param>
/// <returns>The entry's id.</returns>
/// <remarks>Refusals: <c>faq.not-found</c>, <c>enquiry.not-found</c>, <c>enquiry.not-answered</c>, <c>faq.personal</c>, <c>conflict.changed</c>.</remarks>
[Permission(PortalPermissions.HandleEnquiries)]
public sealed record WriteFaq(Guid? FaqId, long Version, EnquiryKind Kind, string Question, string Answer, bool Visible = true, Guid? FromEnquiry = null) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(PortalTexts.Line(Question, 500, nameof(Question)), PortalTexts.Block(Answer, 10_000, nameof(Answer)));
}

internal sealed class WriteFaqHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<WriteFaq, Guid>
{
    public const string SearchKind = "faq";

    public async Task<Result<Guid>> Handle(WriteFaq request, CancellationToken cancellationToken)
    {
        var entry = request.FaqId is { } id ? await db.FaqEntries.SingleOrDefaultAsync(f => f.Id == id && f.TenantId == call.Tenant, cancellationToken) : FaqEntry.Of(call.Tenant, request.FromEnquiry);
        if (entry is null) return new Refusal("faq.not-found", nameof(request.FaqId));
        if (request.FaqId is not null && entry.Version != request.Version) return new Refusal("conflict.changed");
        if (await PersonalAsync(entry.EnquiryId, request, cancellationToken) is { } refusal) return refusal;
        if (request.FaqId is null) db.Add(entry);
        entry.Say(request.Kind, request.Question, request.Answer, request.Visible, clock.GetUtcNow());
        if (!entry.Visible) db.Unindex(SearchKind, entry.Id);
        else db.Index(new SearchDocument(SearchKind, entry.Id, entry.TenantId, entry.Audience, entry.Question, entry.Answer, $"/questions#faq-{entry.Id}", entry.ChangedAt));
        return entry.Id;
    }

    private async Task<Refusal?> PersonalAsync(Guid? enquiryId, WriteFaq request, CancellationToken ct)
    {
        if (enquiryId is null) return null;
        var enquiry = await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == enquiryId && e.ProviderId == call.Tenant, ct);
        if (enquiry is null) return new("enquiry.not-found", nameof(request.FromEnquiry));
        if (enquiry.Answer is null) return new("enquiry.not-answered", nameof(request.FromEnquiry));
        var words = $"{request.Question}\n{request.Answer}";
        var found = new[] { enquiry.Contact, enquiry.AskerName, enquiry.Number }.FirstOrDefault(w => w.Length >= 2 && words.Contains(w, StringComparison.OrdinalIgnoreCase));
        return found is null ? null : Refusal.With("faq.personal", nameof(request.Answer), found);
    }
}

/// <summary>Removes a common question.</summary>
/// <param name="FaqId">The entry.</param>
/// <remarks>Refusal: <c>faq.not-found</c>.</remarks>
[Permission(PortalPermissions.HandleEnquiries)]
public sealed record RemoveFaq(Guid FaqId) : ICommand;

internal sealed class RemoveFaqHandler(PortalDb db, CallContext call) : IHandle<RemoveFaq, Done>
{
    public async Task<Result<Done>> Handle(RemoveFaq request, CancellationToken cancellationToken)
    {
        var entry = await db.FaqEntries.SingleOrDefaultAsync(f => f.Id == request.FaqId && f.TenantId == call.Tenant, cancellationToken);
        if (entry is null) return new Refusal("faq.not-found", nameof(request.FaqId));
        db.Remove(entry);
        db.Unindex(WriteFaqHandler.SearchKind, entry.Id);
        return Result.Done;
    }
}
