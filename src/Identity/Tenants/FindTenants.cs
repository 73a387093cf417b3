using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Tenants;

/// <summary>Tenants by name: a park sees its own enterprises and partners, the operator sees all.</summary>
/// <param name="Kind">Only this kind.</param>
/// <param name="OfPark">Only those of this park (operator).</param>
/// <param name="Text">Only those whose name or credit code contains this.</param>
/// <param name="Paging">Which page; sorts: name, opened.</param>
[Permission(IdentityPermissions.TenantsRead)]
public sealed record FindTenants(TenantKinds? Kind = null, TenantId? OfPark = null, string? Text = null, Paging? Paging = null) : IQuery<Page<TenantRow>>;

internal sealed class FindTenantsHandler(IdentityDb db, CallContext call) : IHandle<FindTenants, Page<TenantRow>>
{
    public async Task<Result<Page<TenantRow>>> Handle(FindTenants request, CancellationToken cancellationToken)
    {
        var tenants = db.Tenants.AsNoTracking();
        var everything = call.Caller.Kind == TicketKind.System || call.Caller.TenantKind == TenantKinds.Operator;
        if (!everything)
        {
            var own = call.Tenant;
            tenants = tenants.Where(t => t.ParkId == own);
        }
        else if (request.OfPark is { } park) tenants = tenants.Where(t => t.ParkId == park);
        if (request.Kind is { } kind) tenants = tenants.Where(t => t.Kind == kind);
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            tenants = tenants.Where(t => t.Name.Contains(text) || t.Uscc!.Contains(text));
        }
        var ordered = request.Paging?.Sort switch
        {
            "-name" => tenants.OrderByDescending(t => t.Name),
            "opened" => tenants.OrderBy(t => t.OpenedAt),
            "-opened" => tenants.OrderByDescending(t => t.OpenedAt),
            _ => tenants.OrderBy(t => t.Name),
        };
        return await ordered.ThenBy(t => t.Id)
            .Select(t => new TenantRow(t.Id, t.Name, t.Kind, t.ParkId, t.Uscc, t.IndustryCode, t.DivisionCode, t.Enabled, t.Slug) { SubKind = t.SubKind })
            .ToPageAsync(request.Paging, cancellationToken);
    }
}
