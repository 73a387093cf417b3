using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Directory;

/// <summary>The enterprises and partners of a park with a page, by name.</summary>
/// <param name="Park">The park.</param>
/// <param name="Text">Words in name, introduction, tags, products or solutions, or null.</param>
/// <param name="Industry">GB/T 4754 code; codes below it count too; or null.</param>
/// <param name="Kind">Only enterprises or only partners, or null.</param>
/// <param name="Paging">Which rows.</param>
[Anonymous]
public sealed record FindInDirectory(TenantId Park, string? Text = null, string? Industry = null, TenantKinds? Kind = null, Paging? Paging = null) : IQuery<Page<CardRow>>;

/// <summary>An enterprise in the directory.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Name">Registered name.</param>
/// <param name="Kind">Enterprise or partner.</param>
/// <param name="IndustryCode">GB/T 4754 code, or null.</param>
/// <param name="DivisionCode">GB/T 2260 code, or null.</param>
/// <param name="LogoFileId">Logo, or null.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Products">Names of at most three products or solutions.</param>
public sealed record CardRow(
    TenantId Enterprise, string Name, TenantKinds Kind, string? IndustryCode, string? DivisionCode, Guid? LogoFileId, IReadOnlyList<string> Tags, IReadOnlyList<string> Products);

internal sealed class FindInDirectoryHandler(PortalDb db) : IHandle<FindInDirectory, Page<CardRow>>
{
    public async Task<Result<Page<CardRow>>> Handle(FindInDirectory request, CancellationToken cancellationToken)
    {
        var found = db.EnterpriseCards.AsNoTracking().Where(c => c.Visible && c.ParkId == request.Park);
        if (request.Industry is { Length: > 0 } industry) found = found.Where(c => c.IndustryCode != null && c.IndustryCode.StartsWith(industry));
        if (request.Kind is { } kind) found = found.Where(c => c.Kind == kind);
        if (request.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text) found = With(found, text);
        var page = await found.OrderBy(c => c.Name).ThenBy(c => c.TenantId).ToPageAsync(request.Paging, cancellationToken);
        var ids = page.Rows.Select(c => c.TenantId).ToList();
        var products = (await db.Products.Where(p => p.Visible && ids.Contains(p.TenantId)).OrderBy(p => p.Name).Select(p => new { p.TenantId, p.Name }).ToListAsync(cancellationToken)).ToLookup(p => p.TenantId, p => p.Name);
        return new Page<CardRow>([.. page.Rows.Select(c => RowOf(c, products[c.TenantId]))], page.Total, page.Number, page.Size, page.Next);
    }

    private static CardRow RowOf(EnterpriseCard c, IEnumerable<string> products) =>
        new(c.TenantId, c.Name, c.Kind, c.IndustryCode, c.DivisionCode, c.LogoFileId, PortalLists.Words(c.Tags), [.. products.Take(3)]);

    private IQueryable<EnterpriseCard> With(IQueryable<EnterpriseCard> found, string text) => found.Where(c =>
        PortalDb.Lower(c.Name).Contains(text) || PortalDb.Lower(c.Intro).Contains(text) || PortalDb.Lower(c.Tags).Contains(text)
        || db.Products.Any(p => p.TenantId == c.TenantId && p.Visible && (PortalDb.Lower(p.Name).Contains(text) || PortalDb.Lower(p.Summary).Contains(text) || PortalDb.Lower(p.Keywords).Contains(text))));
}
