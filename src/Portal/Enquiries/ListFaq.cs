using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>A park's common questions for everybody, newest first.</summary>
/// <param name="Park">The park.</param>
/// <param name="Text">Words in question or answer, or null.</param>
/// <param name="Paging">Which rows.</param>
[Anonymous]
public sealed record ListFaq(TenantId Park, string? Text = null, Paging? Paging = null) : IQuery<Page<FaqRow>>;

/// <summary>A common question.</summary>
/// <param name="FaqId">The entry.</param>
/// <param name="Kind">Kind of enquiry it belongs to.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">Markdown.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Visible">True when everybody reads it.</param>
/// <param name="Version">Version to give to changes.</param>
public sealed record FaqRow(Guid FaqId, EnquiryKind Kind, string Question, string Answer, DateTimeOffset ChangedAt, bool Visible, long Version)
{
    /// <summary>The answer as readers see it.</summary>
    public SafeHtml AnswerHtml => MarkdownText.ToHtml(Answer);
}

internal sealed class ListFaqHandler(PortalDb db) : IHandle<ListFaq, Page<FaqRow>>
{
    public async Task<Result<Page<FaqRow>>> Handle(ListFaq request, CancellationToken cancellationToken) =>
        await FaqReading.Rows(db.FaqEntries.Where(f => f.TenantId == request.Park && f.Visible), request.Text).ToPageAsync(request.Paging, cancellationToken);
}

/// <summary>The own park's common questions in the workbench, hidden ones too.</summary>
/// <param name="Text">Words in question or answer, or null.</param>
/// <param name="Paging">Which rows.</param>
[Permission(PortalPermissions.HandleEnquiries)]
public sealed record FindFaq(string? Text = null, Paging? Paging = null) : IQuery<Page<FaqRow>>;

internal sealed class FindFaqHandler(PortalDb db, CallContext call) : IHandle<FindFaq, Page<FaqRow>>
{
    public async Task<Result<Page<FaqRow>>> Handle(FindFaq request, CancellationToken cancellationToken) =>
        await FaqReading.Rows(db.FaqEntries.Where(f => f.TenantId == call.Tenant), request.Text).ToPageAsync(request.Paging, cancellationToken);
}

/// <summary>What both lists have in common.</summary>
internal static class FaqReading
{
    public static IQueryable<FaqRow> Rows(IQueryable<FaqEntry> found, string? text)
    {
        if (text?.Trim().ToLowerInvariant() is { Length: > 0 } words) found = found.Where(f => PortalDb.Lower(f.Question).Contains(words) || PortalDb.Lower(f.Answer).Contains(words));
        return found.OrderByDescending(f => f.ChangedAt).ThenBy(f => f.Id).Select(f => new FaqRow(f.Id, f.Kind, f.Question, f.Answer, f.ChangedAt, f.Visible, f.Version));
    }
}
