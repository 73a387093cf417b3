using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Applications;

/// <summary>Opens the tenant of an approved application.</summary>
/// <param name="ApplicationId">Which.</param>
/// <remarks>Refusals: <c>application.not-found</c>, those of <see cref="OpenTenant"/>.</remarks>
[SystemOnly]
[PlatformWide("a tenant is a row of the platform")]
public sealed record OpenApprovedTenant(Guid ApplicationId) : ICommand;

internal sealed class OpenApprovedTenantHandler(IdentityDb db, TenantOpening opening) : IHandle<OpenApprovedTenant, Done>
{
    public async Task<Result<Done>> Handle(OpenApprovedTenant request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.FirstOrDefaultAsync(a => a.Id == request.ApplicationId, cancellationToken);
        if (application is not { State: ApplicationState.Approved }) return new Refusal("application.not-found", nameof(request.ApplicationId));
        var wish = new OpenTenant(application.SubKind, application.Company, application.ProviderId, null, application.Uscc, application.IndustryCode, application.DivisionCode);
        var opened = await opening.OpenAsync(wish, application.DecidedBy, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        application.Opened(opened.Value.TenantId);
        return Result.Done;
    }
}

/// <summary>An approved application becomes a tenant.</summary>
internal sealed class WhenApplicationApproved : IHandleEvent<ApplicationApproved>
{
    public async Task HandleAsync(ApplicationApproved happened, IUseCases useCases, CancellationToken ct)
    {
        var outcome = await useCases.SendAsync(new OpenApprovedTenant(happened.ApplicationId), ct);
        if (outcome.Refusal is { Code: not "event.delivered-before" }) outcome.Require();
    }
}
