using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Enquiries;

/// <summary>An enquiry in a list.</summary>
/// <param name="EnquiryId">The enquiry.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Asker">Name of the asker.</param>
/// <param name="AskerTenant">The asker's enterprise; null for a visitor.</param>
/// <param name="AskedAt">When it was put.</param>
/// <param name="Deadline">When the answer is due.</param>
/// <param name="Overdue">True when the deadline passed without an answer.</param>
/// <param name="Assignee">Who works on it, or null.</param>
/// <param name="Score">Satisfaction, 1 to 5, or null.</param>
/// <param name="Version">Version to give to the steps.</param>
public sealed record EnquiryRow(
    Guid EnquiryId, string Number, EnquiryKind Kind, EnquiryState State, string Title, string Asker, TenantId? AskerTenant, DateTimeOffset AskedAt, DateTimeOffset Deadline, bool Overdue,
    string? Assignee, int? Score, long Version);

/// <summary>An enquiry as its asker sees it.</summary>
/// <param name="EnquiryId">The enquiry.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">The whole of it.</param>
/// <param name="AskedAt">When it was put.</param>
/// <param name="Deadline">When the answer is due.</param>
/// <param name="Answer">The answer, or null.</param>
/// <param name="AnsweredAt">When it was answered, or null.</param>
/// <param name="Reopened">True when it was reopened; it cannot be again.</param>
/// <param name="Score">Satisfaction given, or null.</param>
/// <param name="Acts">What happened, in order.</param>
/// <param name="Version">Version.</param>
public sealed record EnquiryView(
    Guid EnquiryId, string Number, EnquiryKind Kind, EnquiryState State, string Title, string Text, DateTimeOffset AskedAt, DateTimeOffset Deadline, string? Answer, DateTimeOffset? AnsweredAt,
    bool Reopened, int? Score, IReadOnlyList<EnquiryActRow> Acts, long Version);

/// <summary>One line of an enquiry's history.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; empty for visitors without a name.</param>
/// <param name="Text">What was said.</param>
public sealed record EnquiryActRow(EnquiryActKind Kind, DateTimeOffset At, string By, string Text);

/// <summary>Projections common to the queries.</summary>
internal static class EnquiryReading
{
    public static Task<List<EnquiryActRow>> ActsAsync(PortalDb db, Guid enquiry, CancellationToken ct) =>
        db.EnquiryActs.Where(a => a.EnquiryId == enquiry).OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => new EnquiryActRow(a.Kind, a.At, a.By, a.Text)).ToListAsync(ct);

    public static async Task<EnquiryView> ViewAsync(PortalDb db, Enquiry e, CancellationToken ct) => new(
        e.Id, e.Number, e.Kind, e.State, e.Title, e.Text, e.AskedAt, e.Deadline, e.Answer, e.AnsweredAt, e.Reopened, e.Score, await ActsAsync(db, e.Id, ct), e.Version);

    public static IQueryable<EnquiryRow> Rows(this IQueryable<Enquiry> found, DateTimeOffset now) => found.Select(e => new EnquiryRow(
        e.Id, e.Number, e.Kind, e.State, e.Title, e.AskerName, e.ConsumerId, e.AskedAt, e.Deadline,
        e.Deadline < now && (e.State == EnquiryState.Received || e.State == EnquiryState.Assigned), e.AssigneeName, e.Score, e.Version));
}
