using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Articles;

/// <summary>The columns of a park: the built-in ones (news, notice, park-info, success-story), then its own.</summary>
/// <param name="Park">The park.</param>
[Anonymous]
public sealed record ListColumns(TenantId Park) : IQuery<IReadOnlyList<ColumnRow>>;

/// <summary>One column.</summary>
/// <param name="Code">Code, as in addresses.</param>
/// <param name="Name">Name in Chinese; null for built-in columns, whose names the portal's texts hold.</param>
/// <param name="NameEn">Name in English; null for built-in columns.</param>
/// <param name="BuiltIn">True for columns every park has.</param>
public sealed record ColumnRow(string Code, string? Name, string? NameEn, bool BuiltIn);

internal sealed class ListColumnsHandler(PortalDb db) : IHandle<ListColumns, IReadOnlyList<ColumnRow>>
{
    private static readonly string[] Order = ["news", "notice", "park-info", "success-story"];

    public async Task<Result<IReadOnlyList<ColumnRow>>> Handle(ListColumns request, CancellationToken cancellationToken)
    {
        var own = await db.ArticleColumns.AsNoTracking().Where(c => c.TenantId == request.Park).OrderBy(c => c.Position).ThenBy(c => c.Code)
            .Select(c => new ColumnRow(c.Code, c.Name, c.NameEn, false)).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<ColumnRow>>([.. Order.Select(c => new ColumnRow(c, null, null, true)), .. own]);
    }
}
