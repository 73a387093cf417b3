using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Directory;

/// <summary>Shows the own enterprise's page, products and certificates to everybody.</summary>
/// <remarks>Refusal: <c>card.not-found</c>.</remarks>
[Permission(PortalPermissions.EditDirectory)]
public sealed record PublishCard : ICommand;

internal sealed class PublishCardHandler(CardCurtain curtain) : IHandle<PublishCard, Done>
{
    public Task<Result<Done>> Handle(PublishCard request, CancellationToken cancellationToken) => curtain.SetAsync(true, cancellationToken);
}

/// <summary>Takes the own enterprise's page, products and certificates out of the directory; nothing is lost.</summary>
/// <remarks>Refusal: <c>card.not-found</c>.</remarks>
[Permission(PortalPermissions.EditDirectory)]
public sealed record HideCard : ICommand;

internal sealed class HideCardHandler(CardCurtain curtain) : IHandle<HideCard, Done>
{
    public Task<Result<Done>> Handle(HideCard request, CancellationToken cancellationToken) => curtain.SetAsync(false, cancellationToken);
}

/// <summary>Shows or hides a page with all that stands on it.</summary>
internal sealed class CardCurtain(PortalDb db, CallContext call)
{
    public async Task<Result<Done>> SetAsync(bool visible, CancellationToken ct)
    {
        var card = await db.EnterpriseCards.SingleOrDefaultAsync(c => c.TenantId == call.Tenant, ct);
        if (card is null) return new Refusal("card.not-found");
        card.Show(visible);
        DirectorySearch.Keep(db, card);
        foreach (var product in await db.Products.Where(p => p.TenantId == call.Tenant).ToListAsync(ct))
        {
            product.Show(visible);
            DirectorySearch.Keep(db, product);
        }
        foreach (var certificate in await db.Certificates.Where(c => c.TenantId == call.Tenant).ToListAsync(ct)) certificate.Show(visible);
        return Result.Done;
    }
}
