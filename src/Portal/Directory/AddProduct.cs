using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Directory;

/// <summary>What an enterprise says of a product or solution.</summary>
/// <param name="Kind">Product or solution.</param>
/// <param name="Name">Name, at most 100 characters.</param>
/// <param name="Summary">Plain text, at most 500 characters.</param>
/// <param name="Description">Markdown, at most 20,000 characters.</param>
/// <param name="PictureId">Picture, or null.</param>
/// <param name="Keywords">At most 20 of at most 30 characters.</param>
public sealed record ProductText(ProductKind Kind, string Name, string Summary = "", string Description = "", Guid? PictureId = null, IReadOnlyList<string>? Keywords = null)
{
    internal IEnumerable<Refusal> Check() => PortalTexts.Found(
        PortalTexts.Line(Name, 100, nameof(Name)), PortalTexts.Block(Summary, 500, nameof(Summary), false), PortalTexts.Block(Description, 20_000, nameof(Description), false),
        ChangeCard.TagsProblem(Keywords, nameof(Keywords)));
}

/// <summary>Adds a product or solution to the own enterprise's page.</summary>
/// <param name="Text">What it is.</param>
/// <returns>The product's id.</returns>
/// <remarks>Refusals: <c>card.not-found</c>, <c>product.too-many</c>, <c>card.tags</c> and those of texts.</remarks>
[Permission(PortalPermissions.EditDirectory)]
public sealed record AddProduct(ProductText Text) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Text.Check();
}

internal sealed class AddProductHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<AddProduct, Guid>
{
    private const int Most = 200;

    public async Task<Result<Guid>> Handle(AddProduct request, CancellationToken cancellationToken)
    {
        var card = await db.EnterpriseCards.SingleOrDefaultAsync(c => c.TenantId == call.Tenant, cancellationToken);
        if (card is null) return new Refusal("card.not-found");
        if (await db.Products.CountAsync(p => p.TenantId == call.Tenant, cancellationToken) >= Most) return Refusal.With("product.too-many", null, Most);
        var product = Product.Of(call.Tenant);
        product.Say(request.Text, card.Visible, clock.GetUtcNow());
        db.Add(product);
        DirectorySearch.Keep(db, product);
        return product.Id;
    }
}

/// <summary>Changes a product or solution of the own enterprise.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Text">What it is.</param>
/// <remarks>Refusals: <c>product.not-found</c>, <c>conflict.changed</c>, <c>card.tags</c> and those of texts.</remarks>
[Permission(PortalPermissions.EditDirectory)]
public sealed record ChangeProduct(Guid ProductId, long Version, ProductText Text) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Text.Check();
}

internal sealed class ChangeProductHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<ChangeProduct, Done>
{
    public async Task<Result<Done>> Handle(ChangeProduct request, CancellationToken cancellationToken)
    {
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == request.ProductId && p.TenantId == call.Tenant, cancellationToken);
        if (product is null) return new Refusal("product.not-found", nameof(request.ProductId));
        if (product.Version != request.Version) return new Refusal("conflict.changed");
        product.Say(request.Text, product.Visible, clock.GetUtcNow());
        DirectorySearch.Keep(db, product);
        return Result.Done;
    }
}

/// <summary>Removes a product or solution of the own enterprise.</summary>
/// <param name="ProductId">The product.</param>
/// <remarks>Refusal: <c>product.not-found</c>.</remarks>
[Permission(PortalPermissions.EditDirectory)]
public sealed record RemoveProduct(Guid ProductId) : ICommand;

internal sealed class RemoveProductHandler(PortalDb db, CallContext call) : IHandle<RemoveProduct, Done>
{
    public async Task<Result<Done>> Handle(RemoveProduct request, CancellationToken cancellationToken)
    {
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == request.ProductId && p.TenantId == call.Tenant, cancellationToken);
        if (product is null) return new Refusal("product.not-found", nameof(request.ProductId));
        product.Leave();
        db.Remove(product);
        db.Unindex(DirectorySearch.ProductKind, product.Id);
        return Result.Done;
    }
}
