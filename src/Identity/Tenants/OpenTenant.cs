using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Tenants;

/// <summary>Opens a tenant and, if one is named, invites its first administrator.</summary>
/// <param name="SubKind">What it is; its kind follows.</param>
/// <param name="Name">Full name, at most 100 characters.</param>
/// <param name="Park">Home park of an enterprise or partner.</param>
/// <param name="Slug">Short name in addresses; made from the credit code when null.</param>
/// <param name="Uscc">Credit code (GB 32100-2015).</param>
/// <param name="IndustryCode">GB/T 4754-2017.</param>
/// <param name="DivisionCode">GB/T 2260.</param>
/// <param name="AdministratorName">First administrator; null when people are added otherwise.</param>
/// <param name="AdministratorEmail">His e-mail.</param>
/// <remarks>Refusals: those of the codes; <c>tenant.slug</c>, <c>tenant.slug-taken</c>, <c>tenant.uscc-taken</c>, <c>tenant.park</c>.</remarks>
[SystemOnly]
[PlatformWide("a tenant is a row of the platform")]
[ShownOnce]
public sealed record OpenTenant(
    TenantSubKind SubKind, string Name, TenantId? Park = null, string? Slug = null, string? Uscc = null, string? IndustryCode = null, string? DivisionCode = null,
    string? AdministratorName = null, string? AdministratorEmail = null) : ICommand<OpenedTenant>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() =>
    [
        .. Shape.Line(Name, Shape.TenantName, nameof(Name)),
        .. Slug is null ? [] : Shape.Slug(Slug, nameof(Slug)),
        .. Uscc is null ? [] : Shape.Uscc(Uscc, nameof(Uscc), oldCode: true),
        .. IndustryCode is null ? [] : Shape.Industry(IndustryCode, nameof(IndustryCode)),
        .. DivisionCode is null ? [] : Shape.Division(DivisionCode, nameof(DivisionCode)),
        .. AdministratorName is null ? [] : Shape.Line(AdministratorName, Shape.PersonName, nameof(AdministratorName)),
        .. AdministratorName is null ? [] : Shape.Email(AdministratorEmail, nameof(AdministratorEmail)),
    ];
}

/// <summary>A tenant that was opened.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Link">Invitation of the first administrator; null when none was named.</param>
public sealed record OpenedTenant(TenantId TenantId, OneTimeLink? Link);

internal sealed class OpenTenantHandler(TenantOpening opening) : IHandle<OpenTenant, OpenedTenant>
{
    public Task<Result<OpenedTenant>> Handle(OpenTenant request, CancellationToken cancellationToken) => opening.OpenAsync(request, null, cancellationToken);
}

/// <summary>The rule of opening, shared by the system, the operator's park and the approved application.</summary>
internal sealed class TenantOpening(IdentityDb db, TimeProvider clock)
{
    public async Task<Result<OpenedTenant>> OpenAsync(OpenTenant wish, PersonId? by, CancellationToken ct)
    {
        var id = TenantId.New();
        var uscc = UnifiedCreditCode.TryParse(wish.Uscc, out var code).IsValid ? code.Value : null;
        var industry = Kernel.Codes.IndustryCode.TryParse(wish.IndustryCode, out var found).IsValid ? found : (IndustryCode?)null;
        var facts = new TenantFacts(id, wish.SubKind, Shape.Clean(wish.Name, Shape.TenantName), wish.Slug ?? Slugs.For(uscc, id.Value), wish.Park, uscc, industry?.Code, (int?)industry?.Edition, wish.DivisionCode);
        if (await DenyAsync(facts, ct) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var tenant = Tenant.Open(facts, now);
        db.Add(tenant);
        if (wish.AdministratorName is null) return new OpenedTenant(id, null);
        var invitee = new Invitee(Shape.Clean(wish.AdministratorName, Shape.PersonName), Shape.EmailOrNull(wish.AdministratorEmail), null);
        var invitation = Invitation.Make(id, invitee, RoleCodes.First(tenant.Kind), by, now);
        db.Add(invitation);
        return new OpenedTenant(id, OneTimeLink.Of(invitation, invitation.MakeLink(now)));
    }

    private async Task<Refusal?> DenyAsync(TenantFacts facts, CancellationToken ct)
    {
        if (facts.Uscc is not null && await db.Tenants.AnyAsync(t => t.Uscc == facts.Uscc, ct)) return Refusal.With("tenant.uscc-taken", nameof(OpenTenant.Uscc), facts.Uscc);
        if (await db.Tenants.AnyAsync(t => t.Slug == facts.Slug, ct)) return Refusal.With("tenant.slug-taken", nameof(OpenTenant.Slug), facts.Slug);
        var needsPark = facts.SubKind.KindOf() is TenantKinds.Enterprise or TenantKinds.Partner;
        if (!needsPark) return facts.Park is null ? null : new("tenant.park", nameof(OpenTenant.Park));
        var isPark = await db.Tenants.AnyAsync(t => t.Id == facts.Park && t.Kind == TenantKinds.Park && t.Enabled, ct);
        return isPark ? null : new("tenant.park", nameof(OpenTenant.Park));
    }
}
