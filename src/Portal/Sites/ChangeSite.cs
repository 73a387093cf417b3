using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Sites;

/// <summary>Changes the own park's site.</summary>
/// <param name="Version">Version that was read.</param>
/// <param name="Slug">Path part, 2 to 60 of a-z, 0-9 and hyphens.</param>
/// <param name="Name">Name in Chinese, at most 100 characters.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Domain">Own host name, or null.</param>
/// <param name="LogoFileId">Logo, or null.</param>
/// <param name="Accent">Accent colour <c>#rrggbb</c> with a contrast of 4.5 or more (WCAG 2.2, 1.4.3), or null.</param>
/// <param name="Intro">Introduction in Chinese, at most 4,000 characters.</param>
/// <param name="IntroEn">Introduction in English.</param>
/// <param name="Contact">How to reach the park.</param>
/// <param name="Footer">Last line of every page.</param>
/// <param name="HomeColumns">Codes of the columns on the home page, at most 12.</param>
/// <param name="Days">Working days for answers.</param>
/// <param name="OthersReview">True when an article needs a reviewer who did not write it.</param>
/// <remarks>Refusals: <c>site.not-found</c>, <c>site.slug</c>, <c>site.slug-taken</c>, <c>site.domain</c>, <c>site.domain-taken</c>, <c>site.accent</c>, <c>site.accent-contrast</c>, <c>site.email</c>, <c>site.days</c>, <c>site.columns</c>, <c>conflict.changed</c>.</remarks>
[Permission(PortalPermissions.EditSite)]
public sealed partial record ChangeSite(
    long Version, string Slug, string Name, string NameEn, string? Domain, Guid? LogoFileId, string? Accent, string Intro, string IntroEn,
    SiteContact Contact, string Footer, IReadOnlyList<string> HomeColumns, AnswerDays Days, bool OthersReview) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(
        IsSlug(Slug) ? null : new Refusal("site.slug", nameof(Slug)),
        string.IsNullOrWhiteSpace(Domain) || HostName().IsMatch(Domain.Trim()) ? null : new Refusal("site.domain", nameof(Domain)),
        PortalTexts.Line(Name, 100, nameof(Name)), PortalTexts.Line(NameEn, 100, nameof(NameEn)), AccentColour.Check(Accent, nameof(Accent)),
        PortalTexts.Block(Intro, 4000, nameof(Intro), false), PortalTexts.Block(IntroEn, 4000, nameof(IntroEn), false), PortalTexts.Line(Footer, 1000, nameof(Footer), false),
        PortalTexts.Line(Contact.Phone, 60, nameof(Contact), false), PortalTexts.Line(Contact.Address, 300, nameof(Contact), false),
        string.IsNullOrWhiteSpace(Contact.Email) || EmailAddress.TryParse(Contact.Email, out _).IsValid ? null : new Refusal("site.email", nameof(Contact)),
        HomeColumns.Count <= 12 && HomeColumns.All(IsSlug) ? null : new Refusal("site.columns", nameof(HomeColumns)),
        new[] { Days.Question, Days.Complaint, Days.Suggestion }.All(d => d is >= 1 and <= 60) ? null : new Refusal("site.days", nameof(Days)));

    internal static bool IsSlug(string text) => SlugShape().IsMatch(text);

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex SlugShape();

    [GeneratedRegex("^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex HostName();
}

internal sealed class ChangeSiteHandler(PortalDb db, CallContext call) : IHandle<ChangeSite, Done>
{
    public async Task<Result<Done>> Handle(ChangeSite request, CancellationToken cancellationToken)
    {
        var site = await db.Sites.SingleOrDefaultAsync(s => s.TenantId == call.Tenant, cancellationToken);
        if (site is null) return new Refusal("site.not-found");
        var others = db.Sites.Where(s => s.TenantId != call.Tenant);
        var slug = request.Slug.ToLowerInvariant();
        if (await others.AnyAsync(s => s.Slug == slug, cancellationToken)) return new Refusal("site.slug-taken", nameof(request.Slug));
        var domain = PortalTexts.CleanOrNull(request.Domain)?.ToLowerInvariant();
        if (domain is not null && await others.AnyAsync(s => s.Domain == domain, cancellationToken)) return new Refusal("site.domain-taken", nameof(request.Domain));
        return site.Change(request);
    }
}
