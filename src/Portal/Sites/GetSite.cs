using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Sites;

/// <summary>The site of a park, of a path or of a host name; with none of them, or for a host no site claims, the installation's default site.</summary>
/// <param name="Slug">Path part of <c>/p/{slug}</c>.</param>
/// <param name="Host">Host name of the request, without port.</param>
/// <param name="Park">The park; path and host do not count when it is given.</param>
/// <remarks>Refusal: <c>site.not-found</c>.</remarks>
[Anonymous]
public sealed record GetSite(string? Slug = null, string? Host = null, TenantId? Park = null) : IQuery<SiteRow>;

/// <summary>A park's site as everybody sees it.</summary>
/// <param name="Park">The park.</param>
/// <param name="Slug">Path part of <c>/p/{slug}</c>.</param>
/// <param name="Name">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="LogoFileId">Logo, or null.</param>
/// <param name="Accent">Accent colour <c>#rrggbb</c>, or null for the product's own.</param>
/// <param name="Domain">Own host name, or null.</param>
/// <param name="Intro">Introduction in Chinese, plain text.</param>
/// <param name="IntroEn">Introduction in English.</param>
/// <param name="Contact">How to reach the park.</param>
/// <param name="Footer">Last line of every page (registration numbers).</param>
/// <param name="HomeColumns">Codes of the columns on the home page, in order.</param>
/// <param name="IsDefault">True for the site the installation opens with.</param>
public sealed record SiteRow(
    TenantId Park, string Slug, string Name, string NameEn, Guid? LogoFileId, string? Accent, string? Domain, string Intro, string IntroEn,
    SiteContact Contact, string Footer, IReadOnlyList<string> HomeColumns, bool IsDefault);

/// <summary>How to reach a park.</summary>
/// <param name="Phone">Telephone.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Address">Postal address.</param>
public sealed record SiteContact(string Phone = "", string Email = "", string Address = "");

internal sealed class GetSiteHandler(PortalDb db) : IHandle<GetSite, SiteRow>
{
    public async Task<Result<SiteRow>> Handle(GetSite request, CancellationToken cancellationToken)
    {
        var site = await FindAsync(request, cancellationToken);
        return site is null ? new Refusal("site.not-found", request.Park is null ? nameof(request.Slug) : nameof(request.Park)) : RowOf(site);
    }

    public static SiteRow RowOf(Site s) => new(
        s.TenantId, s.Slug, s.Name, s.NameEn, s.LogoFileId, s.Accent, s.Domain, s.Intro, s.IntroEn, new(s.Phone, s.Email, s.Address), s.Footer,
        PortalLists.Words(s.HomeColumns), s.IsDefault);

    private async Task<Site?> FindAsync(GetSite request, CancellationToken ct)
    {
        var sites = db.Sites.AsNoTracking();
        if (request.Park is { } park) return await sites.SingleOrDefaultAsync(s => s.TenantId == park, ct);
        if (!string.IsNullOrWhiteSpace(request.Slug))
        {
            var slug = request.Slug.ToLowerInvariant();
            return await sites.SingleOrDefaultAsync(s => s.Slug == slug, ct);
        }
        var host = request.Host?.ToLowerInvariant();
        if (!string.IsNullOrEmpty(host) && await sites.SingleOrDefaultAsync(s => s.Domain == host, ct) is { } own) return own;
        return await sites.Where(s => s.IsDefault).OrderBy(s => s.TenantId).FirstOrDefaultAsync(ct) ?? await sites.OrderBy(s => s.TenantId).FirstOrDefaultAsync(ct);
    }
}
