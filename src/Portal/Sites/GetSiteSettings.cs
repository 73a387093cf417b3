using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Sites;

/// <summary>The own park's site with what only the park sees, ready to be changed.</summary>
/// <remarks>Refusal: <c>site.not-found</c>.</remarks>
[Permission(PortalPermissions.EditSite)]
public sealed record GetSiteSettings : IQuery<SiteSettings>;

/// <summary>A site with its settings.</summary>
/// <param name="Site">What everybody sees.</param>
/// <param name="Days">Working days for answers.</param>
/// <param name="OthersReview">True when an article needs a reviewer who did not write it.</param>
/// <param name="Version">Version to give to <see cref="ChangeSite"/>.</param>
public sealed record SiteSettings(SiteRow Site, AnswerDays Days, bool OthersReview, long Version);

/// <summary>Working days (Monday to Friday) in which the park answers.</summary>
/// <param name="Question">Questions, 1 to 60.</param>
/// <param name="Complaint">Complaints, 1 to 60.</param>
/// <param name="Suggestion">Suggestions, 1 to 60.</param>
public sealed record AnswerDays(int Question = 5, int Complaint = 5, int Suggestion = 5);

internal sealed class GetSiteSettingsHandler(PortalDb db, CallContext call) : IHandle<GetSiteSettings, SiteSettings>
{
    public async Task<Result<SiteSettings>> Handle(GetSiteSettings request, CancellationToken cancellationToken)
    {
        var site = await db.Sites.AsNoTracking().SingleOrDefaultAsync(s => s.TenantId == call.Tenant, cancellationToken);
        if (site is null) return new Refusal("site.not-found");
        return new SiteSettings(GetSiteHandler.RowOf(site), new(site.QuestionDays, site.ComplaintDays, site.SuggestionDays), site.OthersReview, site.Version);
    }
}
