using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Articles;

/// <summary>Adds a column of the park's own, or changes its names and place.</summary>
/// <param name="Code">2 to 60 of a-z, 0-9 and hyphens; not one of the built-in columns.</param>
/// <param name="Name">Name in Chinese, at most 60 characters.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Position">Place among the own columns.</param>
/// <remarks>Refusals: <c>column.code</c>, <c>column.built-in</c>, <c>column.too-many</c>.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record SetColumn(string Code, string Name, string NameEn, int Position = 0) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(
        ChangeSite.IsSlug(Code) ? null : new Refusal("column.code", nameof(Code)),
        ArticleColumn.BuiltIn.Contains(Code.ToLowerInvariant()) ? new Refusal("column.built-in", nameof(Code)) : null,
        PortalTexts.Line(Name, 60, nameof(Name)), PortalTexts.Line(NameEn, 60, nameof(NameEn)));
}

internal sealed class SetColumnHandler(PortalDb db, CallContext call) : IHandle<SetColumn, Done>
{
    private const int Most = 30;

    public async Task<Result<Done>> Handle(SetColumn request, CancellationToken cancellationToken)
    {
        var code = request.Code.ToLowerInvariant();
        var own = await db.ArticleColumns.Where(c => c.TenantId == call.Tenant).ToListAsync(cancellationToken);
        var column = own.Find(c => c.Code == code);
        if (column is null && own.Count >= Most) return Refusal.With("column.too-many", null, Most);
        if (column is null) db.Add(column = ArticleColumn.Of(call.Tenant, code));
        column.Change(request.Name, request.NameEn, request.Position);
        return Result.Done;
    }
}

/// <summary>Removes a column of the park's own that no article stands in.</summary>
/// <param name="Code">Its code.</param>
/// <remarks>Refusals: <c>column.not-found</c>, <c>column.in-use</c>.</remarks>
[Permission(PortalPermissions.PublishArticles)]
public sealed record RemoveColumn(string Code) : ICommand;

internal sealed class RemoveColumnHandler(PortalDb db, CallContext call) : IHandle<RemoveColumn, Done>
{
    public async Task<Result<Done>> Handle(RemoveColumn request, CancellationToken cancellationToken)
    {
        var column = await db.ArticleColumns.SingleOrDefaultAsync(c => c.TenantId == call.Tenant && c.Code == request.Code, cancellationToken);
        if (column is null) return new Refusal("column.not-found", nameof(request.Code));
        var used = await db.Articles.CountAsync(a => a.TenantId == call.Tenant && a.Column == request.Code, cancellationToken);
        if (used > 0) return Refusal.With("column.in-use", nameof(request.Code), used);
        db.Remove(column);
        return Result.Done;
    }
}
