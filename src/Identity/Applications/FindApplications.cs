using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Applications;

/// <summary>Applications to the own park, newest first.</summary>
/// <param name="State">Only these.</param>
/// <param name="Text">Only those whose company, code or number contains this.</param>
/// <param name="Paging">Which page.</param>
[Permission(IdentityPermissions.ApplicationsRead)]
public sealed record FindApplications(ApplicationState? State = null, string? Text = null, Paging? Paging = null) : IQuery<Page<ApplicationRow>>;

/// <summary>One application to the own park.</summary>
/// <param name="ApplicationId">Which.</param>
/// <remarks>Refusal: <c>application.not-found</c>.</remarks>
[Permission(IdentityPermissions.ApplicationsRead)]
public sealed record GetApplication(Guid ApplicationId) : IQuery<ApplicationRow>;

/// <summary>An application as the park sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="SubKind">What the company wants to be.</param>
/// <param name="Company">Company.</param>
/// <param name="Uscc">Credit code.</param>
/// <param name="IndustryCode">GB/T 4754-2017.</param>
/// <param name="DivisionCode">GB/T 2260.</param>
/// <param name="ContactName">Contact.</param>
/// <param name="ContactEmail">His e-mail.</param>
/// <param name="ContactPhone">His mobile number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="FiledAt">When it was filed.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="TenantId">The tenant that was opened.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
public sealed record ApplicationRow(
    Guid Id, string Number, TenantSubKind SubKind, string Company, string Uscc, string IndustryCode, string DivisionCode, string ContactName, string ContactEmail, string? ContactPhone,
    ApplicationState State, string? Reason, DateTimeOffset FiledAt, DateTimeOffset? DecidedAt, PersonId? DecidedBy, TenantId? TenantId, long Version);

internal sealed class FindApplicationsHandler(IdentityDb db, CallContext call) : IHandle<FindApplications, Page<ApplicationRow>>, IHandle<GetApplication, ApplicationRow>
{
    public async Task<Result<Page<ApplicationRow>>> Handle(FindApplications request, CancellationToken cancellationToken)
    {
        var found = db.Applications.AsNoTracking().Where(a => a.ProviderId == call.Tenant);
        if (request.State is { } state) found = found.Where(a => a.State == state);
        if (!string.IsNullOrWhiteSpace(request.Text)) found = found.Where(a => a.Company.Contains(request.Text) || a.Uscc.Contains(request.Text) || a.Number.Contains(request.Text));
        return await Rows(found.OrderByDescending(a => a.FiledAt).ThenBy(a => a.Id)).ToPageAsync(request.Paging, cancellationToken);
    }

    public async Task<Result<ApplicationRow>> Handle(GetApplication request, CancellationToken cancellationToken) =>
        await Rows(db.Applications.AsNoTracking().Where(a => a.Id == request.ApplicationId && a.ProviderId == call.Tenant)).FirstOrDefaultAsync(cancellationToken) is { } row
            ? row : new Refusal("application.not-found", nameof(request.ApplicationId));

    private static IQueryable<ApplicationRow> Rows(IQueryable<EnterpriseApplication> applications) => applications.Select(a => new ApplicationRow(
        a.Id, a.Number, a.SubKind, a.Company, a.Uscc, a.IndustryCode, a.DivisionCode, a.ContactName, a.ContactEmail, a.ContactPhone, a.State, a.Reason, a.FiledAt, a.DecidedAt,
        a.DecidedBy, a.ConsumerId, a.Version));
}
