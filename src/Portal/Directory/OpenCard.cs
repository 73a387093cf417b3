using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Directory;

/// <summary>Opens the page of the enterprise or partner acted in, with its registered facts; visible in its park's directory at once. Does nothing when there is one.</summary>
/// <param name="Kind">Kind of tenant.</param>
/// <param name="Name">Registered name.</param>
/// <param name="Park">Home park, or null.</param>
/// <param name="Uscc">统一社会信用代码, or null.</param>
/// <param name="IndustryCode">GB/T 4754-2017 code, or null.</param>
/// <param name="DivisionCode">GB/T 2260 code, or null.</param>
[SystemOnly]
public sealed record OpenCard(TenantKinds Kind, string Name, TenantId? Park, string? Uscc, string? IndustryCode, string? DivisionCode) : ICommand;

internal sealed class OpenCardHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<OpenCard, Done>
{
    public async Task<Result<Done>> Handle(OpenCard request, CancellationToken cancellationToken)
    {
        if (await db.EnterpriseCards.AnyAsync(c => c.TenantId == call.Tenant, cancellationToken)) return Result.Done;
        var card = EnterpriseCard.Open(call.Tenant, request, clock.GetUtcNow());
        db.Add(card);
        DirectorySearch.Keep(db, card);
        return Result.Done;
    }
}
