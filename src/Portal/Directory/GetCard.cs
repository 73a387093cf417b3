using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Directory;

/// <summary>An enterprise's page; the enterprise itself sees its own even when hidden.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <remarks>Refusal: <c>card.not-found</c>.</remarks>
[Anonymous]
public sealed record GetCard(TenantId Enterprise) : IQuery<CardPage>;

/// <summary>A page of the directory.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Version">Version to give to <see cref="ChangeCard"/>.</param>
/// <param name="Visible">False while it is hidden from everybody else.</param>
/// <param name="Name">Registered name.</param>
/// <param name="Kind">Enterprise or partner.</param>
/// <param name="Park">Home park, or null.</param>
/// <param name="Uscc">统一社会信用代码, or null.</param>
/// <param name="IndustryCode">GB/T 4754 code, or null.</param>
/// <param name="DivisionCode">GB/T 2260 code, or null.</param>
/// <param name="Intro">Markdown.</param>
/// <param name="Website">Web address, or null.</param>
/// <param name="LogoFileId">Logo, or null.</param>
/// <param name="Contact">Contact; null for others unless the enterprise shows it.</param>
/// <param name="ContactShown">True when everybody may see the contact.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Products">Products and solutions.</param>
/// <param name="Certificates">Certificates.</param>
public sealed record CardPage(
    TenantId Enterprise, long Version, bool Visible, string Name, TenantKinds Kind, TenantId? Park, string? Uscc, string? IndustryCode, string? DivisionCode, string Intro, string? Website,
    Guid? LogoFileId, string? Contact, bool ContactShown, IReadOnlyList<string> Tags, IReadOnlyList<ProductRow> Products, IReadOnlyList<CertificateRow> Certificates)
{
    /// <summary>The introduction as readers see it.</summary>
    public SafeHtml IntroHtml => MarkdownText.ToHtml(Intro);
}

/// <summary>A product or solution on a page.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Version">Version to give to <see cref="ChangeProduct"/>.</param>
/// <param name="Text">What it is.</param>
public sealed record ProductRow(Guid ProductId, long Version, ProductText Text)
{
    /// <summary>The description as readers see it.</summary>
    public SafeHtml DescriptionHtml => MarkdownText.ToHtml(Text.Description);
}

/// <summary>A certificate on a page.</summary>
/// <param name="CertificateId">The certificate.</param>
/// <param name="Name">Name.</param>
/// <param name="Number">Number.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, or null.</param>
/// <param name="Expired">True when the last day is over, by the calendar of China.</param>
/// <param name="FileId">Scan, or null.</param>
public sealed record CertificateRow(Guid CertificateId, string Name, string Number, string Issuer, DateOnly ValidFrom, DateOnly? ValidUntil, bool Expired, Guid? FileId);

internal sealed class GetCardHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<GetCard, CardPage>
{
    public async Task<Result<CardPage>> Handle(GetCard request, CancellationToken cancellationToken)
    {
        var c = await db.EnterpriseCards.AsNoTracking().SingleOrDefaultAsync(x => x.TenantId == request.Enterprise, cancellationToken);
        if (c is null) return new Refusal("card.not-found");
        var own = call.Caller.Tenant == c.TenantId && call.Caller.May(PortalPermissions.EditDirectory);
        if (!c.Visible && !own) return new Refusal("card.not-found");
        var products = await db.Products.AsNoTracking().Where(p => p.TenantId == c.TenantId).OrderBy(p => p.Kind).ThenBy(p => p.Name).ToListAsync(cancellationToken);
        var certificates = await db.Certificates.AsNoTracking().Where(p => p.TenantId == c.TenantId).OrderBy(p => p.Name).ToListAsync(cancellationToken);
        var today = ChinaTime.Today(clock);
        return new CardPage(
            c.TenantId, c.Version, c.Visible, c.Name, c.Kind, c.ParkId, c.Uscc, c.IndustryCode, c.DivisionCode, c.Intro, c.Website, c.LogoFileId, own || c.ContactShown ? c.Contact : null, c.ContactShown,
            PortalLists.Words(c.Tags), [.. products.Select(RowOf)], [.. certificates.Select(x => RowOf(x, today))]);
    }

    private static ProductRow RowOf(Product p) => new(p.Id, p.Version, new(p.Kind, p.Name, p.Summary, p.Description, p.PictureId, PortalLists.Words(p.Keywords)));

    private static CertificateRow RowOf(Certificate c, DateOnly today) => new(c.Id, c.Name, c.Number, c.Issuer, c.ValidFrom, c.ValidUntil, c.ValidUntil < today, c.FileId);
}
