using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Passwords;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Tenants;

/// <summary>Disables a tenant: its people's sessions there end, its keys stop. A park may do so to its own enterprises and partners, the operator to all.</summary>
/// <param name="TenantId">Which.</param>
/// <param name="Reason">Why, 1 to 200 characters.</param>
/// <remarks>Refusals: <c>tenant.not-found</c>, <c>tenant.platform</c>, <c>tenant.disabled-already</c>.</remarks>
[Permission(IdentityPermissions.EnterprisesManage)]
[PlatformWide("a tenant is a row of the platform; held to the park's own enterprises below")]
public sealed record DisableEnterprise(TenantId TenantId, string Reason) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Reason, 200, nameof(Reason));
}

/// <summary>Enables an enterprise or partner of the own park again.</summary>
/// <param name="TenantId">Which.</param>
/// <remarks>Refusals: <c>tenant.not-found</c>, <c>tenant.enabled-already</c>.</remarks>
[Permission(IdentityPermissions.EnterprisesManage)]
[PlatformWide("a tenant is a row of the platform; held to the park's own enterprises below")]
public sealed record EnableEnterprise(TenantId TenantId) : ICommand;

/// <summary>The operator disables any tenant but its own.</summary>
/// <param name="TenantId">Which.</param>
/// <param name="Reason">Why, 1 to 200 characters.</param>
/// <remarks>Refusals: <c>tenant.not-found</c>, <c>tenant.platform</c>, <c>tenant.disabled-already</c>.</remarks>
[Permission(IdentityPermissions.TenantsManage)]
[PlatformWide("a tenant is a row of the platform")]
public sealed record DisableTenant(TenantId TenantId, string Reason) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Reason, 200, nameof(Reason));
}

/// <summary>The operator enables a tenant again.</summary>
/// <param name="TenantId">Which.</param>
/// <remarks>Refusals: <c>tenant.not-found</c>, <c>tenant.enabled-already</c>.</remarks>
[Permission(IdentityPermissions.TenantsManage)]
[PlatformWide("a tenant is a row of the platform")]
public sealed record EnableTenant(TenantId TenantId) : ICommand;

/// <summary>Chooses the password profile of the own tenant's people; passwords that are too old under it are asked for at the next sign-in.</summary>
/// <param name="Profile">The profile.</param>
[Permission(IdentityPermissions.SettingsManage)]
[PlatformWide("a tenant is a row of the platform; held to the own one below")]
public sealed record ChoosePasswordProfile(PasswordProfile Profile) : ICommand;

/// <summary>The password profile of the own tenant.</summary>
[Permission(Permission.SignedIn)]
public sealed record GetPasswordProfile : IQuery<PasswordProfile>;

internal sealed class DisableTenantHandlers(IdentityDb db, CallContext call)
    : IHandle<DisableEnterprise, Done>, IHandle<EnableEnterprise, Done>, IHandle<DisableTenant, Done>, IHandle<EnableTenant, Done>, IHandle<ChoosePasswordProfile, Done>, IHandle<GetPasswordProfile, PasswordProfile>
{
    private static readonly Refusal NotFound = new("tenant.not-found", nameof(DisableTenant.TenantId));

    public async Task<Result<Done>> Handle(DisableEnterprise request, CancellationToken cancellationToken) =>
        await OwnAsync(request.TenantId, cancellationToken) is { } tenant ? tenant.Disable(Shape.Clean(request.Reason, 200)) : NotFound;

    public async Task<Result<Done>> Handle(EnableEnterprise request, CancellationToken cancellationToken) =>
        await OwnAsync(request.TenantId, cancellationToken) is { } tenant ? tenant.Enable() : NotFound;

    public async Task<Result<Done>> Handle(DisableTenant request, CancellationToken cancellationToken) =>
        await AnyAsync(request.TenantId, cancellationToken) is { } tenant ? tenant.Disable(Shape.Clean(request.Reason, 200)) : NotFound;

    public async Task<Result<Done>> Handle(EnableTenant request, CancellationToken cancellationToken) =>
        await AnyAsync(request.TenantId, cancellationToken) is { } tenant ? tenant.Enable() : NotFound;

    public async Task<Result<Done>> Handle(ChoosePasswordProfile request, CancellationToken cancellationToken)
    {
        (await db.Tenants.SingleAsync(t => t.Id == call.Tenant, cancellationToken)).Demand(request.Profile);
        return Result.Done;
    }

    public async Task<Result<PasswordProfile>> Handle(GetPasswordProfile request, CancellationToken cancellationToken) =>
        await db.Tenants.Where(t => t.Id == call.Caller.Tenant).Select(t => t.PasswordProfile).FirstOrDefaultAsync(cancellationToken);

    private Task<Tenant?> OwnAsync(TenantId id, CancellationToken ct) => db.Tenants.FirstOrDefaultAsync(t => t.Id == id && t.ParkId == call.Tenant, ct);

    private Task<Tenant?> AnyAsync(TenantId id, CancellationToken ct) => db.Tenants.FirstOrDefaultAsync(t => t.Id == id, ct);
}
