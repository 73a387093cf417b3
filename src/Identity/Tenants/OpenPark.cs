using SmartPark.Identity.Checks;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Tenants;

/// <summary>The operator opens a park and invites its first administrator.</summary>
/// <param name="Name">Full name, at most 100 characters.</param>
/// <param name="Slug">Short name in addresses.</param>
/// <param name="DivisionCode">Where it is, GB/T 2260.</param>
/// <param name="AdministratorName">First administrator.</param>
/// <param name="AdministratorEmail">His e-mail.</param>
/// <remarks>Refusals: <c>tenant.slug</c>, <c>tenant.slug-taken</c>, <c>division.unknown</c>, those of names and e-mail.</remarks>
[Permission(IdentityPermissions.TenantsManage)]
[PlatformWide("a tenant is a row of the platform")]
[ShownOnce]
public sealed record OpenPark(string Name, string Slug, string DivisionCode, string AdministratorName, string AdministratorEmail) : ICommand<OpenedTenant>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() =>
    [
        .. Shape.Line(Name, Shape.TenantName, nameof(Name)), .. Shape.Slug(Slug, nameof(Slug)), .. Shape.Division(DivisionCode, nameof(DivisionCode)),
        .. Shape.Line(AdministratorName, Shape.PersonName, nameof(AdministratorName)), .. Shape.Email(AdministratorEmail, nameof(AdministratorEmail)),
    ];
}

internal sealed class OpenParkHandler(TenantOpening opening, CallContext call) : IHandle<OpenPark, OpenedTenant>
{
    public Task<Result<OpenedTenant>> Handle(OpenPark request, CancellationToken cancellationToken)
    {
        var wish = new OpenTenant(TenantSubKind.Park, request.Name, null, request.Slug, null, null, request.DivisionCode, request.AdministratorName, request.AdministratorEmail);
        return opening.OpenAsync(wish, call.Caller.Person, cancellationToken);
    }
}
